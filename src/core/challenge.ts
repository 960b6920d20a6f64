import type * as v from 'valibot';
import type { ChallengeSchema } from './challenge-schema.ts';

export type Challenge = v.InferOutput<typeof ChallengeSchema>;

/** The same with those scopes alone that a token lacks: an API may name all that it needs (RFC 6750 §3). */
export function lackingIn(challenge: Challenge, held: readonly string[] = []): Challenge {
  const lacking = challenge.scopes?.filter((scope) => !held.includes(scope)) ?? [];
  return lacking.length > 0 ? { ...challenge, scopes: lacking } : challenge;
}
