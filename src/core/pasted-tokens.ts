import type { TokenSet } from './session.ts';
import { isMoment, type Millis, SECOND } from './time.ts';
import { claimsIn } from './token/read-token.ts';

/** `exp` as milliseconds, where the token says one that makes sense (RFC 7519 §4.1.4). */
export function expiryOf(token: string): Millis | undefined {
  const exp = claimsIn(token)?.['exp'];
  return typeof exp === 'number' && isMoment(exp * SECOND) ? exp * SECOND : undefined;
}

/** What is known of a refresh token that a person pasted. */
export function pastedRefreshToken(
  refreshToken: string,
  now: Millis,
): NonNullable<TokenSet['refreshToken']> {
  const expiresAt = expiryOf(refreshToken);
  return { receivedAt: now, ...(expiresAt !== undefined && { expiresAt }) };
}

/** A token that a person pasted: its end is known only where the token itself says it. */
export function pastedTokens(accessToken: string, now: Millis): TokenSet {
  const expiresAt = expiryOf(accessToken);
  return {
    accessToken,
    receivedAt: now,
    renewable: false,
    occasion: 'pasted',
    ...(expiresAt !== undefined && { expiresAt }),
  };
}
