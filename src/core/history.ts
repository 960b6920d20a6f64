import * as v from 'valibot';
import { FailureSchema } from './failure-schema.ts';
import { data, list } from './schema.ts';
import { OCCASIONS } from './session-schema.ts';

/** The same over and over is told once: `at` is the last time then. Absent: it was once. */
const REPEATED = {
  times: v.exactOptional(v.number()),
  since: v.exactOptional(v.number()),
};

/** What happened to an identity. Moments are in milliseconds, by this machine's clock. */
export const HistoryEventSchema = v.variant('kind', [
  /** Tokens came. `until`: their end, where it is known. */
  data({
    kind: v.literal('obtained'),
    at: v.number(),
    occasion: v.picklist(OCCASIONS),
    until: v.exactOptional(v.number()),
  }),
  /** An API refused the token. */
  data({
    kind: v.literal('refused'),
    at: v.number(),
    status: v.number(),
    host: v.string(),
    error: v.exactOptional(v.string()),
    description: v.exactOptional(v.string()),
    ...REPEATED,
  }),
  /** A sign-in or a renewal did not work. */
  data({ kind: v.literal('failed'), at: v.number(), failure: FailureSchema, ...REPEATED }),
  /** The issuer said that the token is good no longer, although it has not expired (RFC 7662 §2.2). */
  data({ kind: v.literal('revoked'), at: v.number() }),
  data({ kind: v.literal('signed_out'), at: v.number() }),
]);
export type HistoryEvent = v.InferOutput<typeof HistoryEventSchema>;

/** The access token before the one at hand, without what made it good: to compare, not to send. */
export const FormerTokenSchema = data({
  receivedAt: v.number(),
  expiresAt: v.exactOptional(v.number()),
  scopes: v.exactOptional(list(v.string())),
  /** Header and claims of a self-contained token, its signature left out. Absent: it could not be read. */
  readable: v.exactOptional(v.string()),
});
export type FormerToken = v.InferOutput<typeof FormerTokenSchema>;

/** What happened to an identity since the browser started: the newest first. */
export const HistorySchema = data({
  events: list(HistoryEventSchema),
  former: v.exactOptional(FormerTokenSchema),
  /** Whose it is at the issuer: somebody else under the same id has a history of their own. */
  subject: v.exactOptional(v.string()),
});
export type History = v.InferOutput<typeof HistorySchema>;
