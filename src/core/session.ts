import * as v from 'valibot';
import { FailureSchema } from './failure.ts';
import { data, list } from './schema.ts';
import { HOUR, MINUTE, type Millis, SECOND } from './time.ts';

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
export type Note = (typeof NOTES)[number];

/** How tokens came to be here. */
export const OCCASIONS = ['sign_in', 'renewal', 'step_up', 'pasted'] as const;
export type TokenOccasion = (typeof OCCASIONS)[number];

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
export type TokenSet = v.InferOutput<typeof TokenSetSchema>;

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
export type Wait = v.InferOutput<typeof WaitSchema>;

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
export type Session = v.InferOutput<typeof SessionSchema>;

/** However long a server asks to be left alone, and however the clock jumps. */
const LONGEST_PAUSE: Millis = 24 * HOUR;

const lifetimeOf = ({ receivedAt, expiresAt }: TokenSet) =>
  expiresAt === undefined ? undefined : Math.max(0, expiresAt - receivedAt);

/** The larger of 60 s and 10 % of the lifetime, but never more than half of it. In milliseconds. */
export const refreshMargin = (lifetime: Millis) =>
  Math.min(Math.max(MINUTE, lifetime / 10), lifetime / 2);

/** A life too short to keep up with, or over on arrival: the next is asked for after this pause. */
const SHORT_LIFE: Millis = 10 * SECOND;

/** When a new token should be asked for; undefined where its end is unknown. */
export function refreshDueAt(tokens: TokenSet): Millis | undefined {
  const lifetime = lifetimeOf(tokens);
  if (tokens.expiresAt === undefined || lifetime === undefined) return undefined;
  if (lifetime < SHORT_LIFE) return tokens.receivedAt + SHORT_LIFE;
  return tokens.expiresAt - refreshMargin(lifetime);
}

/**
 * When the token is no longer sent: a little before its end, so that a request on its way still arrives
 * in time. The little is 5 s, and a tenth of the lifetime where that is less.
 */
export function retiredAt(tokens: TokenSet): Millis | undefined {
  const lifetime = lifetimeOf(tokens);
  if (tokens.expiresAt === undefined || lifetime === undefined) return undefined;
  return tokens.expiresAt - Math.min(5 * SECOND, lifetime / 10);
}

/** The clock ran backwards, so it cannot say when this token ends. A minute is forgiven. */
const isFromTheFuture = (tokens: TokenSet, now: Millis) =>
  tokens.expiresAt !== undefined && tokens.receivedAt > now + MINUTE;

const isUsable = (tokens: TokenSet, now: Millis) => {
  const end = retiredAt(tokens);
  return (end === undefined || now < end) && !isFromTheFuture(tokens, now);
};

/** The tokens that may be sent now. */
export const usableTokens = (session: Session | undefined, now: Millis): TokenSet | undefined =>
  session?.tokens && isUsable(session.tokens, now) ? session.tokens : undefined;

/** A wait longer than any that we set: the clock was set back meanwhile. */
const notTooFar = (at: Millis, now: Millis) => (at - now > LONGEST_PAUSE ? now : at);

/** When the session wants to be renewed without the user; undefined: not by itself. */
export function renewalDueAt(session: Session, now: Millis): Millis | undefined {
  if (session.kind === 'acquiring') return undefined;
  if (session.kind === 'failed') return session.retry && notTooFar(session.retry.at, now);
  if (!session.tokens.renewable) return undefined;
  return isFromTheFuture(session.tokens, now) ? now : refreshDueAt(session.tokens);
}

const FIRST_WAIT: Millis = 30 * SECOND;
const LONGEST_WAIT: Millis = 15 * MINUTE;

/** How long to wait after the nth failure in a row (from 1): doubling, and as long as asked, within a day. */
export const backOff = (attempt: number, retryAfter: Millis = 0): Millis =>
  Math.min(
    Math.max(Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT), retryAfter),
    LONGEST_PAUSE,
  );
