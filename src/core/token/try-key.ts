import { compactVerify, importJWK, type JWK } from 'jose';
import type { IssuerKey } from '../issuer-facts.ts';
import { base64urlBytes } from './base64url.ts';

/** `unusable`: it is no key, whatever it says of itself. */
export type KeyTrial = 'fits' | 'bad' | 'unsupported' | 'unusable';

/** The numbers alone: what a key says of its use has been looked at, and browsers take it amiss where it says more. */
const numbersOf = ({ kty, n, e, crv, x, y, pub, alg }: IssuerKey): JWK =>
  Object.fromEntries(
    Object.entries({ kty, n, e, crv, x, y, pub, ...(kty === 'AKP' && { alg }) }).filter(
      ([, value]) => value !== undefined,
    ),
  );

/** The browser says that it cannot do it, or the library says that no browser can. */
const isUnsupported = (error: unknown) =>
  error instanceof Error &&
  (error.name === 'NotSupportedError' || error.name === 'JOSENotSupported');

/**
 * Whether the last part is written as signers write it: decoders pass over a padding, a space or unused bits, and
 * then a text that nobody signed would be good (RFC 7515 §2, RFC 4648 §3.5).
 */
const isStrict = (token: string) =>
  base64urlBytes(token.slice(token.lastIndexOf('.') + 1)) !== undefined;

const isSignedWith = async (
  token: string,
  key: Awaited<ReturnType<typeof imported>>,
  alg: string,
) => {
  await compactVerify(token, key, { algorithms: [alg] });
  return isStrict(token);
};

const imported = (key: IssuerKey, algorithm: string) => importJWK(numbersOf(key), algorithm);

/** Checks a JWS with one key, by one algorithm. `algorithm`: what the token's header names. */
export async function tryKey(token: string, key: IssuerKey, algorithm: string): Promise<KeyTrial> {
  try {
    const ready = await imported(key, algorithm);
    return (await isSignedWith(token, ready, algorithm).catch(() => false)) ? 'fits' : 'bad';
  } catch (error) {
    return isUnsupported(error) ? 'unsupported' : 'unusable';
  }
}
