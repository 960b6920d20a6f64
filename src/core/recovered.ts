import type { GrantKind } from './app.ts';
import { failure } from './failure.ts';
import type { Session } from './session.ts';
import type { Millis } from './time.ts';

/**
 * A session as a new worker takes it over from one that was killed. Nobody is acquiring any more: live
 * tokens go on, a client asks again by itself, a user has to sign in again.
 */
export function recovered(session: Session, grant: GrantKind, now: Millis): Session {
  if (session.kind !== 'acquiring') return session;
  if (session.tokens) return { kind: 'active', tokens: session.tokens };
  const interrupted = { kind: 'failed', failure: failure('interrupted'), at: now } as const;
  return grant === 'client_credentials'
    ? { ...interrupted, retry: { attempt: session.attempt, at: now } }
    : interrupted;
}
