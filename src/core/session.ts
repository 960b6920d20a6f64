import type * as v from 'valibot';
import type {
  NOTES,
  OCCASIONS,
  SessionSchema,
  TokenSetSchema,
  WaitSchema,
} from './session-schema.ts';
import { HOUR, MINUTE, type Millis, SECOND } from './time.ts';

export type Note = (typeof NOTES)[number];

export type TokenOccasion = (typeof OCCASIONS)[number];

export type TokenSet = v.InferOutput<typeof TokenSetSchema>;

export type Wait = v.InferOutput<typeof WaitSchema>;

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
