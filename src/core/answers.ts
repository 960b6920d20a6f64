import * as v from 'valibot';
import { ChallengeSchema } from './challenge-schema.ts';
import { FailureSchema } from './failure-schema.ts';
import { data, list } from './schema.ts';

const claims = v.pipe(v.record(v.string(), v.unknown()), v.readonly());

/** What the issuer said when it was asked about a token, or why it said nothing. */
const AnswerSchema = data({
  at: v.number(),
  /** The token that was asked about, by the moment it was received. */
  receivedAt: v.number(),
  claims: v.exactOptional(claims),
  failure: v.exactOptional(FailureSchema),
});
export type Answer = v.InferOutput<typeof AnswerSchema>;

/** A token as the issuer lists it: never the token itself. */
export const IssuedTokenSchema = data({
  id: v.string(),
  scopes: list(v.string()),
  expiresAt: v.optional(v.number()),
  issuedAt: v.optional(v.number()),
  type: v.optional(v.string()),
  format: v.optional(v.string()),
  suffix: v.optional(v.string()),
});
export type IssuedToken = v.InferOutput<typeof IssuedTokenSchema>;

/** What an API said to one request that was made to see whether it takes the token. */
const TrialSchema = data({
  at: v.number(),
  /** The token that was tried, by the moment it was received. */
  receivedAt: v.number(),
  url: v.string(),
  status: v.exactOptional(v.number()),
  challenge: v.exactOptional(ChallengeSchema),
  /** Why there was no answer. */
  failure: v.exactOptional(FailureSchema),
});
export type Trial = v.InferOutput<typeof TrialSchema>;

/** What an issuer or an API told beyond the token, for one identity. */
export const AnswersSchema = data({
  trial: v.exactOptional(TrialSchema),
  introspection: v.exactOptional(AnswerSchema),
  userinfo: v.exactOptional(AnswerSchema),
  issued: v.exactOptional(
    data({
      at: v.number(),
      tokens: v.exactOptional(list(IssuedTokenSchema)),
      failure: v.exactOptional(FailureSchema),
    }),
  ),
});
export type Answers = v.InferOutput<typeof AnswersSchema>;

/** A tab that is watched for the next authorization request, or the one that was seen there. */
export const WatchSchema = v.variant('kind', [
  data({
    kind: v.literal('watching'),
    tab: v.number(),
    until: v.number(),
    /** Whether we may see every site anyway, so that nothing is to be given back. */
    keepsGrant: v.boolean(),
  }),
  /** `address`: the request, without what binds it to one sign-in. */
  data({
    kind: v.literal('seen'),
    address: v.string(),
    until: v.number(),
    keepsGrant: v.boolean(),
  }),
]);
export type Watch = v.InferOutput<typeof WatchSchema>;
