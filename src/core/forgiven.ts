import type { Session } from './session.ts';

/** A session without the failure that it ended in: what is left of it goes on, or nothing is left. */
export function forgiven(session: Session | undefined): Session | undefined {
  if (session?.kind !== 'failed') return session;
  return session.tokens && { kind: 'active', tokens: session.tokens };
}
