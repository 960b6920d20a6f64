import { secretPlaces } from './findings/secrets.ts';
import type { FormerToken } from './history.ts';
import type { TokenSet } from './session.ts';
import { claimsIn, readToken } from './token/read-token.ts';

/** Header and payload of a JWS in compact form, where a signature follows (RFC 7515 §7.1, RFC 9901 §4). */
const SIGNED = /^([\w-]+\.[\w-]+\.)[\w-]+(?:$|~)/;

const isUnsecured = (algorithm: unknown) =>
  typeof algorithm !== 'string' || algorithm.toLowerCase() === 'none';

/**
 * What can be read of a token, without its signature. Undefined where nothing can, or where what is left would
 * still be good for something: an unsecured token, one with another inside (RFC 7519 §5.2, §6), or with a secret.
 */
function readableOf(token: string): string | undefined {
  const reading = readToken(token);
  if (reading.form !== 'self-contained' || reading.nested) return undefined;
  const isHarmless = !isUnsecured(reading.header['alg']) && secretPlaces(reading).length === 0;
  return isHarmless ? SIGNED.exec(token)?.[1] : undefined;
}

/** An access token as it is remembered once another has taken its place: it cannot be sent any more. */
export function formerOf({ accessToken, receivedAt, expiresAt, scopes }: TokenSet): FormerToken {
  const readable = readableOf(accessToken);
  return {
    receivedAt,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(scopes !== undefined && { scopes }),
    ...(readable !== undefined && { readable }),
  };
}

/** Whom tokens stand for at their issuer: of those that were pasted only the token itself says it. */
export function subjectOf({ subject, accessToken }: TokenSet): string | undefined {
  const sub = subject ?? claimsIn(accessToken)?.['sub'];
  return typeof sub === 'string' ? sub : undefined;
}
