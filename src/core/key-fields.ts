import { jsonIn } from './json-fields.ts';
import { type Problem, problem } from './problem.ts';
import { good, type Result } from './result.ts';

/** With what a client may sign (RFC 7518 §3.1, RFC 9864). The issuer says which it takes. */
export const SIGNING_ALGORITHMS = [
  'ES256',
  'ES384',
  'ES512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'Ed25519',
] as const;
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

const keyType = (algorithm: SigningAlgorithm) => {
  if (algorithm.startsWith('ES')) return 'EC';
  return algorithm === 'Ed25519' ? 'OKP' : 'RSA';
};

const MEMBERS = { EC: ['crv', 'x', 'y'], OKP: ['crv', 'x'], RSA: ['n', 'e'] } as const;

type KeyType = keyof typeof MEMBERS;

const memberIn = (key: unknown, name: string): unknown =>
  typeof key === 'object' && key !== null ? (key as Record<string, unknown>)[name] : undefined;

/** RFC 7518 §6.2.2 and §6.3.2: any of an RSA key's says the rest. */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth'];

const isKeyType = (kty: unknown): kty is KeyType =>
  typeof kty === 'string' && Object.hasOwn(MEMBERS, kty);

const hasMembers = (key: unknown, names: readonly string[]) =>
  names.every((name) => typeof memberIn(key, name) === 'string');

/** A public key as JSON (RFC 7517), without any private member. Empty: none. */
export function parsePublicKey(input: string): Result<string, Problem> {
  const text = input.trim();
  if (text === '') return good('');
  const key = jsonIn(text);
  const kty = memberIn(key, 'kty');
  const isWhole = isKeyType(kty) && hasMembers(key, MEMBERS[kty]);
  const isPublic = PRIVATE_MEMBERS.every((name) => memberIn(key, name) === undefined);
  return isWhole && isPublic ? good(text) : problem('key_form');
}

const PEM = /^-----BEGIN PRIVATE KEY-----[\sA-Za-z0-9+/=]+-----END PRIVATE KEY-----$/;

/**
 * A private key that was pasted: a JWK (RFC 7517) or PEM in PKCS #8 (RFC 7468 §10). Whether the key itself is
 * sound shows when it is used first.
 */
export const parsePrivateKeyFor =
  (algorithm: SigningAlgorithm) =>
  (input: string): Result<string, Problem> => {
    const text = input.trim();
    if (text === '') return problem('required');
    if (text.includes('BEGIN RSA') || text.includes('BEGIN EC')) return problem('key_pkcs8');
    if (text.includes('ENCRYPTED')) return problem('key_encrypted');
    if (PEM.test(text)) return good(text);
    const key = jsonIn(text);
    const kty = memberIn(key, 'kty');
    if (!isKeyType(kty) || !hasMembers(key, MEMBERS[kty])) return problem('key_form');
    if (!hasMembers(key, ['d'])) return problem('key_public');
    return kty === keyType(algorithm) ? good(text) : problem('key_algorithm', algorithm);
  };

/** The name that a key which was made here is kept under: the `kid` of its public half. */
export const keyNameOf = (publicKey: string) => String(memberIn(jsonIn(publicKey), 'kid'));
