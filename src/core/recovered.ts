import { failure } from './failure.ts';
import { type Grant, isUnattended } from './grant.ts';
import type { Session } from './session.ts';
import { MINUTE, type Millis } from './time.ts';

/**
 * What waits for a user goes on without the worker that began it, as long as there is time. Where the clock
 * was set back nobody can tell how long that is.
 */
export const isWaiting = (session: Session, now: Millis): boolean =>
  session.kind === 'acquiring' &&
  session.wait !== undefined &&
  now < session.wait.until &&
  session.since <= now + MINUTE;

/**
 * A session as a new worker takes it over from one that was killed. Nobody is acquiring any more: live
 * tokens go on, a client asks again by itself, a user has to sign in again.
 */
export function recovered(session: Session, grant: Grant, now: Millis): Session {
  if (session.kind !== 'acquiring') return session;
  if (session.tokens) return { kind: 'active', tokens: session.tokens };
  const reason = session.wait?.kind === 'device' ? 'device_expired' : 'interrupted';
  const interrupted = { kind: 'failed', failure: failure(reason), at: now } as const;
  return isUnattended(grant)
    ? { ...interrupted, retry: { attempt: session.attempt, at: now } }
    : interrupted;
}
