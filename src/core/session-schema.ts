import * as v from 'valibot';
import { FailureSchema } from './failure-schema.ts';
import { data, list } from './schema.ts';

const MillisSchema = v.number();

/** What an issuer did that it should not have, and that did no harm. */
export const NOTES = [
  'form_encoded',
  'expires_in_text',
  'expires_in_odd',
  'no_token_type',
  'origin_removed',
  'origin_set',
] as const;

/** How tokens came to be here. */
export const OCCASIONS = ['sign_in', 'renewal', 'step_up', 'pasted'] as const;

/** A token as the issuer gave it, or as it was pasted. The refresh token is not here: see `Secrets`. */
export const TokenSetSchema = data({
  accessToken: v.string(),
  /** Says who signed in; it is for the client, and only some APIs take it (OpenID Connect Core §2). */
  idToken: v.exactOptional(v.string()),
  receivedAt: MillisSchema,
  /** By this machine's clock. Absent: nobody said, so it is used until the API refuses it. */
  expiresAt: v.exactOptional(MillisSchema),
  /** The scopes that the issuer granted, or undefined where it did not say (pasted tokens). */
  scopes: v.exactOptional(list(v.string())),
  /** Whom the token stands for, as people know them. */
  who: v.exactOptional(v.string()),
  /** Whom the token stands for at its issuer (`sub`): two sign-ins of the same one are one identity. */
  subject: v.exactOptional(v.string()),
  /** What it was asked for with (`basisOf`): an app that asks otherwise has no use for it. */
  basis: v.exactOptional(v.string()),
  /** When they took the place of others: requests that carried those may still be on their way. */
  replacedAt: v.exactOptional(MillisSchema),
  /** The scopes that an API demanded beyond those of the app (RFC 6750 §3.1): its renewals ask for them too. */
  demanded: v.exactOptional(list(v.string())),
  /** How far the issuer's clock is ahead of this machine's, in milliseconds. Absent: they agree. */
  skew: v.exactOptional(MillisSchema),
  notes: v.exactOptional(list(v.picklist(NOTES))),
  /** Whether a new one can be had without the user: by a refresh token, or by the client itself. */
  renewable: v.boolean(),
  occasion: v.exactOptional(v.picklist(OCCASIONS)),
  /** When its user signed in: renewals leave it as it is. */
  signedInAt: v.exactOptional(MillisSchema),
  /** What is known of the refresh token, which is never here: since when it is held, and its end. */
  refreshToken: v.exactOptional(
    data({ receivedAt: MillisSchema, expiresAt: v.exactOptional(MillisSchema) }),
  ),
});

/** What a sign-in waits for, for as long as the issuer or we allow. The next worker can go on with it. */
export const WaitSchema = v.variant('kind', [
  /** A user who confirms a code on any device (RFC 8628 §3.2). */
  data({
    kind: v.literal('device'),
    userCode: v.string(),
    verificationUri: v.string(),
    /** With the code in it. */
    verificationUriComplete: v.exactOptional(v.string()),
    until: MillisSchema,
    /** How long to leave the issuer alone between two questions. */
    interval: MillisSchema,
    /** When to ask next whether the user has confirmed. */
    askAt: MillisSchema,
  }),
  /** A tab that comes back to a redirect URI which is not ours. */
  data({ kind: v.literal('tab'), tab: v.number(), until: MillisSchema }),
]);

const RetrySchema = data({ attempt: v.number(), at: MillisSchema });

/** Where an app's sign-in stands. Signed out is absence. Live tokens stay while new ones are got. */
export const SessionSchema = v.variant('kind', [
  data({
    kind: v.literal('acquiring'),
    since: MillisSchema,
    tokens: v.exactOptional(TokenSetSchema),
    /** How often it has failed since it last worked. */
    attempt: v.number(),
    wait: v.exactOptional(WaitSchema),
  }),
  data({ kind: v.literal('active'), tokens: TokenSetSchema }),
  data({
    kind: v.literal('failed'),
    failure: FailureSchema,
    at: MillisSchema,
    tokens: v.exactOptional(TokenSetSchema),
    retry: v.exactOptional(RetrySchema),
  }),
]);
