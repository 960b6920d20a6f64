import { SignJWT } from 'jose';
import { FailureError, failure } from '../core/failure.ts';
import type { JwtBearerGrant } from '../core/grant.ts';
import { type Millis, SECOND, type Seconds } from '../core/time.ts';
import { clientFor } from './client.ts';
import { confidentialOf } from './failure-of.ts';
import { granted } from './grant-request.ts';
import type { Obtained } from './obtained.ts';
import type { Credentials, Ports } from './ports.ts';
import { reported } from './reported.ts';

/** An assertion is sent at once, and some issuers take none that is good for longer (Box: 60 s). */
const LIFETIME: Seconds = 60;

/** The claims of RFC 7523 §3. The grant's own come last: it may replace any of them. */
function claimsOf({ assertion, client, server }: JwtBearerGrant, now: Millis) {
  const at = Math.floor(now / SECOND);
  const own: object = JSON.parse(assertion.claims ?? '{}');
  return {
    iss: assertion.issuer ?? client.id,
    sub: assertion.subject,
    aud: assertion.audience ?? server.issuer,
    iat: at,
    exp: at + LIFETIME,
    jti: crypto.randomUUID(),
    ...own,
  };
}

async function signed(grant: JwtBearerGrant, key: CryptoKey | undefined, now: Millis) {
  const { algorithm, id } = grant.assertion.key;
  const header = { alg: algorithm, typ: 'JWT', ...(id !== undefined && { kid: id }) };
  if (!key) throw new FailureError(failure('key_unusable'));
  try {
    return await new SignJWT(claimsOf(grant, now)).setProtectedHeader(header).sign(key);
  } catch {
    throw new FailureError(failure('key_unusable'));
  }
}

/**
 * Gets a token for an assertion that is signed here with `credentials.key` (RFC 7523 §2.1). It says for whom,
 * for which issuer, and is good for a minute. Throws `FailureError`: `key_unusable` where it cannot be signed,
 * `sign_in_ended` where the issuer does not believe it (`invalid_grant`).
 */
export const assert = (
  grant: JwtBearerGrant,
  credentials: Credentials,
  { http, now }: Ports,
): Promise<Obtained> =>
  reported(confidentialOf(grant.client.id, credentials.secret), async () => {
    const context = clientFor(grant, credentials, http);
    const assertion = await signed(grant, credentials.key, now());
    const parameters = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
    return granted(context, parameters, now);
  });
