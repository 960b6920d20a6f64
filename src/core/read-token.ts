import { decodeJwt, decodeProtectedHeader } from 'jose';

export type Claims = Readonly<Record<string, unknown>>;

export type TokenReading =
  | { readonly form: 'self-contained'; readonly header: Claims; readonly claims: Claims }
  | { readonly form: 'referential'; readonly header: Claims }
  | { readonly form: 'opaque' };

const attempt = <Value>(read: () => Value): Value | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/**
 * What can be read in a token without asking anyone: a JWS shows its claims (RFC 7515 §3.1), a JWE only
 * its header (RFC 7516 §3.1), anything else nothing. For display only: the signature is not checked, so
 * nothing may be decided from the result that an attacker would like decided otherwise.
 */
export function readToken(token: string): TokenReading {
  const header = attempt(() => decodeProtectedHeader(token) as Claims);
  if (!header) return { form: 'opaque' };
  if (token.split('.').length === 5) return { form: 'referential', header };
  const claims = attempt(() => decodeJwt(token) as Claims);
  return claims ? { form: 'self-contained', header, claims } : { form: 'opaque' };
}

/** The claims of a self-contained token, with the same reservation; undefined: nobody can read any. */
export function claimsIn(token: string | undefined): Claims | undefined {
  const reading = readToken(token ?? '');
  return reading.form === 'self-contained' ? reading.claims : undefined;
}
