import type * as v from 'valibot';
import type { RefusalSchema } from './refusal-schema.ts';
import type { TokenSet } from './session.ts';
import { MINUTE, type Millis, SECOND } from './time.ts';

export type Refusal = v.InferOutput<typeof RefusalSchema>;

/** Whether an answer refuses the token that came, or what it may do (RFC 6750 §3.1). */
export const isRefusalStatus = (status: number) => status === 401 || status === 403;

/** How long after a renewal that a refusal led to no other refusal leads to one. */
export const REFUSAL_PAUSE: Millis = 5 * MINUTE;

const isRenewedLately = ({ renewedAt }: Refusal, now: Millis) =>
  renewedAt !== undefined && Math.abs(now - renewedAt) < REFUSAL_PAUSE;

/**
 * Whether a refusal is worth a renewal: the API says that the token itself is no good (RFC 6750 §3.1), it is
 * the token that is still in use, another can be had without the user, and that was not tried just now.
 */
export function isWorthRenewing(refusal: Refusal, tokens: TokenSet | undefined, now: Millis) {
  const { challenge, receivedAt } = refusal;
  const isInUse = tokens?.renewable === true && tokens.receivedAt === receivedAt;
  return challenge.error === 'invalid_token' && isInUse && !isRenewedLately(refusal, now);
}

/** An answer that comes this soon after tokens that replaced others may still be about those. */
const IN_FLIGHT: Millis = 2 * SECOND;

/** Whether an answer is about these tokens for certain: its request carried no earlier ones. */
export const isAbout = ({ receivedAt, replacedAt }: TokenSet, answeredAt: Millis) =>
  answeredAt >= (replacedAt === undefined ? receivedAt : replacedAt + IN_FLIGHT);

const isSame = (a: Refusal, b: Refusal) =>
  a.receivedAt === b.receivedAt &&
  a.status === b.status &&
  a.host === b.host &&
  JSON.stringify(a.challenge) === JSON.stringify(b.challenge);

const saysWhy = ({ challenge }: Refusal) => challenge.error !== undefined;

/**
 * Whether a refusal tells more than the one that is known. One that gives no reason does not take the place
 * of one that does, because it is about what the user asked for rather than about the token.
 */
export function isNews(refusal: Refusal, known: Refusal | undefined): boolean {
  if (!known || refusal.receivedAt !== known.receivedAt) return true;
  return !isSame(refusal, known) && (saysWhy(refusal) || !saysWhy(known));
}

const WANTS_MORE: readonly unknown[] = ['insufficient_scope', 'insufficient_user_authentication'];

/**
 * Whether an API that takes newer tokens shows that a refusal is over. What an API demanded more of it still
 * does; and a renewal has to be remembered, or an API that answers now so and now otherwise would have one each time.
 */
export function isOverBy(refusal: Refusal, tokens: TokenSet, host: string, now: Millis): boolean {
  const { challenge, receivedAt } = refusal;
  const isNewer = tokens.receivedAt > receivedAt && host === refusal.host;
  return isNewer && !WANTS_MORE.includes(challenge.error) && !isRenewedLately(refusal, now);
}
