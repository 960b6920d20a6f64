import { type Identity, type IdentityId, identitiesOf } from './identity.ts';
import { isWaiting } from './recovered.ts';
import { renewalDueAt, retiredAt, type Session } from './session.ts';
import type { State } from './state.ts';
import { MINUTE, type Millis, SECOND } from './time.ts';

/** How long a deleted app can be brought back. */
export const UNDO_TIME: Millis = 5 * MINUTE;

/** Everyone who is signed in to an app in use. One that is switched off is left in peace. */
const identitiesInUse = (state: State): readonly Identity[] =>
  state.apps.flatMap(({ id, enabled }) => (enabled ? identitiesOf(state, id) : []));

/** Everyone who is signed in to any app, or on the way. */
const everyone = (state: State): readonly Identity[] =>
  state.apps.flatMap(({ id }) => identitiesOf(state, id));

const isReached = (moment: Millis | undefined, now: Millis) =>
  moment !== undefined && moment <= now;

/** The identities whose tokens should be renewed now. */
export const identitiesDue = (state: State, now: Millis): readonly IdentityId[] =>
  identitiesInUse(state)
    .filter(({ session }) => isReached(renewalDueAt(session, now), now))
    .map(({ id }) => id);

const askAt = (session: Session) =>
  session.kind === 'acquiring' && session.wait?.kind === 'device' ? session.wait.askAt : undefined;

/** The identities whose issuer should be asked now whether the user has confirmed (RFC 8628 §3.4). */
export const devicesDue = (state: State, now: Millis): readonly IdentityId[] =>
  everyone(state)
    .filter(({ session }) => isWaiting(session, now) && isReached(askAt(session), now))
    .map(({ id }) => id);

/** How soon a worker is woken for what should have happened already. */
const SOON: Millis = SECOND;

/** While someone is acquiring, a worker is woken now and then: the one that began may have died. */
const WATCH: Millis = MINUTE;

const ahead = (moment: Millis | undefined, now: Millis) =>
  moment !== undefined && moment > now ? moment : undefined;

/** When a sign-in that waits for its user has to be seen to. */
const waitEnds = (session: Session, now: Millis) => {
  if (session.kind !== 'acquiring' || !session.wait) return now + WATCH;
  const next = Math.min(askAt(session) ?? now + WATCH, session.wait.until);
  return Math.max(next, now + SOON);
};

/** When the session of an app in use changes by the passing of time alone, or wants to be looked after. */
function turningPoints(session: Session, now: Millis) {
  const due = renewalDueAt(session, now);
  return [
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
  const waiting = everyone(state).filter(({ session }) => session.kind === 'acquiring');
  return earliest(
    ...identitiesInUse(state).flatMap(({ session }) => turningPoints(session, now)),
    ...waiting.map(({ session }) => waitEnds(session, now)),
    state.watch ? Math.max(state.watch.until, now + SOON) : undefined,
    state.trash ? Math.max(state.trash.deletedAt + UNDO_TIME, now + SOON) : undefined,
  );
}
