import type { App } from './app.ts';
import { renewalDueAt, retiredAt, type Session } from './session.ts';
import type { State } from './state.ts';
import { MINUTE, type Millis, SECOND } from './time.ts';

/** How long a deleted app can be brought back. */
export const UNDO_TIME: Millis = 5 * MINUTE;

const isDue = (state: State, { id, enabled }: App, now: Millis) => {
  const session = state.sessions[id];
  const due = enabled && session ? renewalDueAt(session, now) : undefined;
  return due !== undefined && due <= now;
};

/** The apps whose tokens should be renewed now. One that is switched off is left in peace. */
export const appsDue = (state: State, now: Millis): readonly App[] =>
  state.apps.filter((app) => isDue(state, app, now));

/** How soon a worker is woken for what should have happened already. */
const SOON: Millis = SECOND;

/** While someone is acquiring, a worker is woken now and then: the one that began may have died. */
const WATCH: Millis = MINUTE;

const ahead = (moment: Millis | undefined, now: Millis) =>
  moment !== undefined && moment > now ? moment : undefined;

/** When the session of an app in use changes by the passing of time alone, or wants to be looked after. */
function turningPoints(session: Session, now: Millis) {
  const due = renewalDueAt(session, now);
  return [
    session.kind === 'acquiring' ? now + WATCH : undefined,
    due === undefined ? undefined : Math.max(due, now + SOON),
    session.tokens && ahead(retiredAt(session.tokens), now),
  ];
}

export function earliest(...moments: readonly (Millis | undefined)[]): Millis | undefined {
  const known = moments.filter((moment) => moment !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** The next moment at which something has to happen; undefined: nothing will by itself. */
export function nextWake(state: State, now: Millis): Millis | undefined {
  const sessions = state.apps.flatMap(({ id, enabled }) => (enabled && state.sessions[id]) || []);
  return earliest(
    ...sessions.flatMap((session) => turningPoints(session, now)),
    state.trash ? Math.max(state.trash.deletedAt + UNDO_TIME, now + SOON) : undefined,
  );
}
