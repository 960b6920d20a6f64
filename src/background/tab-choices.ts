import type { Input } from '../core/command.ts';
import { appOf } from '../core/identity.ts';
import type { Session } from '../core/session.ts';
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

/** What was chosen for a tab goes with it. */
export const forgetChoice = (tab: number) =>
  change(({ tabs }) => {
    const { [String(tab)]: choice, ...others } = tabs;
    return choice ? { tabs: others } : {};
  });

const moved = (session: Session, from: number, to: number): Session =>
  session.kind === 'acquiring' && session.wait?.kind === 'tab' && session.wait.tab === from
    ? { ...session, wait: { ...session.wait, tab: to } }
    : session;

/** A tab goes on under another number: what was chosen for it, and what waits in it, goes along. */
export const followTab = (from: number, to: number) =>
  change(({ tabs, sessions, watch }) => {
    const { [String(from)]: choice, ...others } = tabs;
    const isWaiting = Object.values(sessions).some(
      (session) => moved(session, from, to) !== session,
    );
    return {
      ...(choice && { tabs: { ...others, [to]: choice } }),
      ...(isWaiting && {
        sessions: Object.fromEntries(
          Object.entries(sessions).map(([id, session]) => [id, moved(session, from, to)]),
        ),
      }),
      ...(watch?.kind === 'watching' && watch.tab === from && { watch: { ...watch, tab: to } }),
    };
  });

/** The choices of tabs that are gone without anyone having heard it are forgotten. */
export async function forgetClosedTabs(): Promise<void> {
  const open = (await openTabs()).map(({ id }) => id);
  await change(({ tabs }) => {
    const left = ofOpenTabs(tabs, open);
    return Object.keys(left).length < Object.keys(tabs).length ? { tabs: left } : {};
  });
}
