import * as v from 'valibot';
import { ChallengeSchema } from './challenge-schema.ts';
import { data } from './schema.ts';

/** That an API refused an identity's token, and what was done about it. */
export const RefusalSchema = data({
  at: v.number(),
  /** 401 or 403. */
  status: v.number(),
  /** The host that said so. */
  host: v.string(),
  challenge: ChallengeSchema,
  /** The token that was refused, by the moment it was received. */
  receivedAt: v.number(),
  /** When a new token was last asked for because of a refusal. */
  renewedAt: v.exactOptional(v.number()),
  /** The user has read it. It is kept for `renewedAt`: a click less must not mean a renewal more. */
  dismissed: v.exactOptional(v.boolean()),
});
