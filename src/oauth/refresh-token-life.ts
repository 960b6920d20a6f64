import type { TokenEndpointResponse } from 'oauth4webapi';
import { expiryOf } from '../core/pasted-tokens.ts';
import type { TokenSet } from '../core/session.ts';
import { isMoment, type Millis, SECOND } from '../core/time.ts';
import { numberIn, spanIn } from './token-answer.ts';

/** How long a refresh token lives, in seconds: Keycloak's word for it, then GitHub's, Google's and Microsoft's. No RFC has one. */
const NAMES = ['refresh_expires_in', 'refresh_token_expires_in'];

export interface RefreshTokenFacts {
  /** When the request was sent. */
  readonly at: Millis;
  /** The refresh token that the request was made with. */
  readonly sent?: string | undefined;
  /** What was held before. */
  readonly previous?: Pick<TokenSet, 'refreshToken'> | undefined;
  /** How far the issuer's clock is ahead. */
  readonly skew?: Millis | undefined;
}

/** By the answer, else by the token where it says so itself. `Infinity`: never. Undefined: nobody said. */
function endOf(
  response: TokenEndpointResponse,
  token: string,
  { at, skew = 0 }: RefreshTokenFacts,
): Millis | undefined {
  const said = NAMES.map((name) => response[name]).find((value) => value !== undefined);
  // So Keycloak says it of offline access.
  if (numberIn(said) === 0) return Infinity;
  const seconds = spanIn(said);
  if (seconds !== undefined) return at + seconds * SECOND;
  const end = expiryOf(token);
  // An `exp` of 0 is how Keycloak said never in the token itself.
  return end === 0 ? Infinity : end && end - skew;
}

/**
 * What is known of the refresh token after an answer: of the one that it brings, else of the one that was sent,
 * which stays good (RFC 6749 §6). Nothing where there is none. The token itself is not in it.
 */
export function refreshTokenKnown(
  response: TokenEndpointResponse,
  facts: RefreshTokenFacts,
): Pick<TokenSet, 'refreshToken'> {
  const token = response.refresh_token ?? facts.sent;
  if (token === undefined) return {};
  const held = token === facts.sent ? facts.previous?.refreshToken : undefined;
  const { receivedAt = facts.at } = held ?? {};
  const end = endOf(response, token, facts) ?? held?.expiresAt;
  const isKnown = end !== undefined && isMoment(end);
  return { refreshToken: { receivedAt, ...(isKnown && { expiresAt: end }) } };
}
