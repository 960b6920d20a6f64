import type { Input } from '../core/command.ts';
import { appOf } from '../core/identity.ts';
import type { Session } from '../core/session.ts';
import {
  choiceIn,
  NO_CHOICE,
  ofOpenTabs,
  type TabChoice,
  withChoice,
  withIdentity,
  withoutApp,
} from '../core/tab-choice.ts';
import { openTabs } from '../platform/tabs.ts';
import { change, readState } from './store.ts';

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

const pauseTab = (tab: number, paused: (before: TabChoice) => boolean) =>
  change(({ tabs }) => {
    const before = choiceIn(tabs, tab);
    return { tabs: withChoice(tabs, tab, { ...before, paused: paused(before) }) };
  });

export const setTabPaused = ({ tab, paused }: Input<'setTabPaused'>) => pauseTab(tab, () => paused);

export const toggleTabPaused = (tab: number) => pauseTab(tab, ({ paused }) => !paused);

/** What was chosen for a tab goes with it. Of most tabs nothing was, and then nothing is made anew. */
export async function forgetChoice(tab: number): Promise<void> {
  const { tabs } = await readState();
  if (tabs[tab]) await change(({ tabs }) => ({ tabs: withChoice(tabs, tab, NO_CHOICE) }));
}

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
  const { tabs } = await readState();
  if (Object.keys(tabs).length === 0) return;
  const open = (await openTabs()).map(({ id }) => id);
  if (Object.keys(tabs).every((tab) => open.includes(Number(tab)))) return;
  await change(({ tabs }) => ({ tabs: ofOpenTabs(tabs, open) }));
}
