import { base64url } from 'jose';
import type { SelfContained } from './reading.ts';

/** What RFC 9901 §4.1.1 has in the browsers' words. Absent: sha-256. */
const HASHES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [undefined, 'SHA-256'],
  ['sha-256', 'SHA-256'],
  ['sha-384', 'SHA-384'],
  ['sha-512', 'SHA-512'],
]);

/** Each disclosure as it is written; what follows the last `~` is the holder's (RFC 9901 §4). */
const writtenIn = (text: string) => text.split('~').slice(1, -1);

async function digestOf(text: string, hash: string): Promise<string> {
  const digest = await crypto.subtle.digest(hash, new TextEncoder().encode(text));
  return base64url.encode(new Uint8Array(digest));
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** The digests in a value, however deep: in `_sd`, and in `{"...": digest}` (RFC 9901 §4.2.4). */
function digestsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '_sd' || name === '...' ? [inner].flat().filter(isText) : digestsIn(inner),
  );
}

/** A media type, so in any letter case (RFC 7515 §4.1.9): `sd-jwt`, `dc+sd-jwt`, `application/vc+sd-jwt`. */
const SAYS_SD_JWT = /(?:^|[+/])sd-jwt$/i;

const hasDigest = (element: unknown) =>
  typeof element === 'object' && element !== null && Object.hasOwn(element, '...');

/**
 * Whether its issuer meant it as one: by its type, or at the top of the claims. Deeper ones are often the user's to
 * fill in: a digest that stands there alone makes no SD-JWT, and lets nobody add claims behind a `~`.
 */
const isIssuedAsOne = ({ header: { typ }, claims }: SelfContained) =>
  (isText(typ) && SAYS_SD_JWT.test(typ)) ||
  Object.hasOwn(claims, '_sd_alg') ||
  Object.hasOwn(claims, '_sd') ||
  Object.values(claims).some((value) => Array.isArray(value) && value.some(hasDigest));

/**
 * Whether an SD-JWT is one, and all that it discloses is what its issuer signed for: its digest stands in the
 * claims, or in what another one discloses (RFC 9901 §7.1). True for any other token.
 */
export async function areAllDisclosed(text: string, reading: SelfContained): Promise<boolean> {
  const { disclosures, claims } = reading;
  if (!disclosures) return true;
  const hash = HASHES.get(claims['_sd_alg']);
  if (hash === undefined || !isIssuedAsOne(reading)) return false;
  const signed = new Set(digestsIn([claims, ...disclosures.map(({ value }) => value)]));
  const digests = await Promise.all(writtenIn(text).map((part) => digestOf(part, hash)));
  return digests.every((digest) => signed.has(digest));
}
