import type { Input } from '../core/command.ts';
import { appOf } from '../core/identity.ts';
import { choiceIn, ofOpenTabs, withChoice, withIdentity, withoutApp } from '../core/tab-choice.ts';
import { openTabs } from '../platform/tabs.ts';
import { change } from './store.ts';

/** As whom an app's requests go, from every tab. */
export const chooseIdentity = ({ id }: Input<'chooseIdentity'>) =>
  change(({ sessions, current, tabs }) =>
    sessions[id]
      ? { current: { ...current, [appOf(id)]: id }, tabs: withoutApp(tabs, appOf(id)) }
      : {},
  );

/** As whom an app's requests go from one tab. */
export const chooseInTab = ({ tab, app, identity }: Input<'chooseInTab'>) =>
  change(({ sessions, tabs }) => {
    const isTheirs = !identity || (appOf(identity) === app && identity in sessions);
    if (!isTheirs) return {};
    return { tabs: withChoice(tabs, tab, withIdentity(choiceIn(tabs, tab), app, identity)) };
  });

export const setTabPaused = ({ tab, paused }: Input<'setTabPaused'>) =>
  change(({ tabs }) => ({ tabs: withChoice(tabs, tab, { ...choiceIn(tabs, tab), paused }) }));

/** What was chosen for a tab goes with it: a browser gives its number to no other. */
export const forgetChoice = (tab: number) =>
  change(({ tabs }) => {
    const { [String(tab)]: choice, ...others } = tabs;
    return choice ? { tabs: others } : {};
  });

/** The choices of tabs that were closed while no worker was there to hear it are forgotten. */
export async function forgetClosedTabs(): Promise<void> {
  const open = (await openTabs()).map(({ id }) => id);
  await change(({ tabs }) => {
    const left = ofOpenTabs(tabs, open);
    return Object.keys(left).length < Object.keys(tabs).length ? { tabs: left } : {};
  });
}
