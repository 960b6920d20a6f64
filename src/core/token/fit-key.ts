import { base64url } from 'jose';
import type { IssuerKey } from '../issuer-facts.ts';

/** Why a key is not for checking a signature. */
export type Unfitness = 'use' | 'algorithm' | 'weak';

/** The keys that an algorithm takes. */
type Kind = Pick<IssuerKey, 'kty' | 'crv' | 'alg'>;

const RSA: Kind = { kty: 'RSA' };
const ED25519: Kind = { kty: 'OKP', crv: 'Ed25519' };

const ec = (crv: string): Kind => ({ kty: 'EC', crv });
const akp = (alg: string): Kind => ({ kty: 'AKP', alg });

/**
 * Signatures with public keys (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2). What is not here nobody checks:
 * a map, so that no name in a header finds what every object has.
 */
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((alg) => [alg, RSA] as const),
  ['ES256', ec('P-256')],
  ['ES384', ec('P-384')],
  ['ES512', ec('P-521')],
  ['EdDSA', ED25519],
  ['Ed25519', ED25519],
  ...['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'].map((alg) => [alg, akp(alg)] as const),
]);

export const isKnownAlgorithm = (algorithm: string) => KINDS.has(algorithm);

/** RSA keys are no shorter (RFC 7518 §3.3), in bits. */
const MIN_MODULUS = 2048;

const bytesIn = (text: string): Uint8Array => {
  try {
    return base64url.decode(text);
  } catch {
    return new Uint8Array();
  }
};

function bitsOf({ n = '' }: IssuerKey): number {
  const bytes = bytesIn(n);
  const first = bytes.findIndex((byte) => byte > 0);
  return first < 0 ? 0 : (bytes.length - first) * 8 - (Math.clz32(bytes[first] as number) - 24);
}

/** One curve has two names (RFC 9864 §2.2). */
const sameName = (algorithm: string) => (algorithm === 'EdDSA' ? 'Ed25519' : algorithm);

function isForAlgorithm(key: IssuerKey, algorithm: string): boolean {
  const kind = KINDS.get(algorithm);
  const isNamed = key.alg === undefined || sameName(key.alg) === sameName(algorithm);
  return (
    kind?.kty === key.kty &&
    (kind.crv === undefined || kind.crv === key.crv) &&
    (kind.alg === undefined || kind.alg === key.alg) &&
    isNamed
  );
}

/** RFC 7517 §4.2 and §4.3. */
const isForChecking = ({ use = 'sig', key_ops: operations }: IssuerKey) =>
  use === 'sig' && (operations?.includes('verify') ?? true);

/** Why a signature by this algorithm is not to be checked with a key. Undefined: it is. */
export function unfitness(key: IssuerKey, algorithm: string): Unfitness | undefined {
  if (!isForAlgorithm(key, algorithm)) return 'algorithm';
  if (!isForChecking(key)) return 'use';
  return key.kty === 'RSA' && bitsOf(key) < MIN_MODULUS ? 'weak' : undefined;
}
