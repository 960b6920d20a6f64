import { importJWK, importPKCS8, type JWK } from 'jose';
import { FailureError, failure } from '../core/failure.ts';
import { jsonIn } from '../core/json-fields.ts';
import type { SigningAlgorithm } from '../core/key-fields.ts';

/** Once it is in, it can sign and cannot be read again. */
const SEALED = { extractable: false };

const imported = (text: string, algorithm: SigningAlgorithm) =>
  text.trim().startsWith('{')
    ? importJWK(jsonIn(text) as JWK, algorithm, SEALED)
    : importPKCS8(text.trim(), algorithm, SEALED);

/**
 * A private key from its text: a JWK (RFC 7517) as JSON, or PEM in PKCS #8 (RFC 7468 §10). It signs by
 * `algorithm` only. Throws `FailureError`: `key_unusable` where it is no such key.
 */
export async function signingKey(text: string, algorithm: SigningAlgorithm): Promise<CryptoKey> {
  const key = await imported(text, algorithm).catch(() => undefined);
  if (key instanceof CryptoKey && key.type === 'private') return key;
  throw new FailureError(failure('key_unusable'));
}
