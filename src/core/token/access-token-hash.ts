import { base64url } from 'jose';
import type { TokenReading } from './reading.ts';

/** The hash that a signature is made with. EdDSA with Ed25519 has SHA-512 inside (RFC 8032 §5.1). */
function hashOf(algorithm: unknown): string | undefined {
  const text = typeof algorithm === 'string' ? algorithm : '';
  if (text === 'EdDSA' || text === 'Ed25519') return 'SHA-512';
  const [, bits] = /^(?:RS|PS|ES|HS)(256|384|512)$/.exec(text) ?? [];
  return bits && `SHA-${bits}`;
}

async function leftHalf(text: string, hash: string): Promise<string> {
  const digest = await crypto.subtle.digest(hash, new TextEncoder().encode(text));
  return base64url.encode(new Uint8Array(digest, 0, digest.byteLength / 2));
}

/**
 * Whether `at_hash` of an ID token is the left half of its access token's hash (OpenID Connect Core §3.1.3.6).
 * Undefined: it has none, or nobody can tell.
 */
export async function fitsHash(
  reading: TokenReading,
  accessToken: string | undefined,
): Promise<boolean | undefined> {
  if (reading.form !== 'self-contained' || !accessToken) return undefined;
  const { at_hash: stated } = reading.claims;
  const hash = hashOf(reading.header['alg']);
  if (stated === undefined || hash === undefined) return undefined;
  return stated === (await leftHalf(accessToken, hash));
}
