import type { App } from './app.ts';
import { renewalDueAt, retiredAt, type Session } from './session.ts';
import type { State } from './state.ts';
import { MINUTE, type Millis } from './time.ts';

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

/** When the session of an app in use changes by the passing of time alone. */
const turningPoints = (session: Session, now: Millis) => [
  renewalDueAt(session, now),
  session.tokens && retiredAt(session.tokens),
];

export function earliest(...moments: readonly (Millis | undefined)[]): Millis | undefined {
  const known = moments.filter((moment) => moment !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** The next moment at which something has to happen; undefined: nothing will by itself. */
export function nextWake(state: State, now: Millis): Millis | undefined {
  const sessions = state.apps.flatMap(({ id, enabled }) => (enabled && state.sessions[id]) || []);
  const moments = [
    ...sessions.flatMap((session) => turningPoints(session, now)),
    state.trash ? state.trash.deletedAt + UNDO_TIME : undefined,
  ];
  return earliest(...moments.filter((moment) => moment !== undefined && moment > now));
}
