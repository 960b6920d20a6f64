import { base64urlBytes } from './base64url.ts';
import { isUnencoded, readJws } from './jws.ts';
import { flawsOfBytes, objectPiece, type Piece } from './piece.ts';
import type { Claims, Malformed, Referential, SelfContained, TokenReading } from './reading.ts';
import { sdJwtParts, withDisclosures } from './sd-jwt.ts';

/** Bytes that begin as an object in JSON does. */
const OBJECT_START = /^[ \t\n\r]*\{[ \t\n\r]*["}]/;

/** Enough to tell by, as one sign a byte. */
const startOf = (encoded: string) =>
  String.fromCharCode(...(base64urlBytes(encoded)?.subarray(0, 64) ?? []));

/** Whether it is, or once was, the header of a JWT: `eyJ` is `{"` in base64url. */
const looksLikeHeader = (encoded: string) =>
  encoded.startsWith('eyJ') || OBJECT_START.test(startOf(encoded));

type Read = SelfContained | Referential | Malformed;

/** A JWE is encrypted but for its header (RFC 7516 §3.1). */
function readJwe(header: Piece<Claims>, others: readonly string[]): Referential | Malformed {
  const unsound = flawsOfBytes(others, 'token');
  const flaws = [...header.flaws, ...unsound];
  if (!header.value) return { form: 'malformed', flaws };
  return { form: unsound.length > 0 ? 'malformed' : 'referential', flaws, header: header.value };
}

function ofWrongParts({ value, flaws }: Piece<Claims>): Malformed {
  const found: Malformed = {
    form: 'malformed',
    flaws: [{ code: 'parts', part: 'token' }, ...flaws],
  };
  return value ? { ...found, header: value } : found;
}

/** The compact form of a JWS or a JWE (RFC 7515 §7.1, RFC 7516 §7.1): the number of its parts tells them apart. */
function readCompact(text: string, header: Piece<Claims>): Read {
  const [, ...others] = text.split('.');
  const [payload = '', signature = ''] = others;
  if (others.length === 2) return readJws({ header, payload, signature }, readToken);
  return others.length === 4 ? readJwe(header, others) : ofWrongParts(header);
}

function readSdJwt(text: string, header: Piece<Claims>): Read {
  const parts = sdJwtParts(text);
  const jws = readCompact(parts.issued, header);
  return jws.form === 'referential' ? ofWrongParts(header) : withDisclosures(jws, parts, readToken);
}

/**
 * Whether something only begins like a JWT. A header that can be read and names no algorithm is none
 * (RFC 7515 §4.1.1), and what has no dot at all may be base64 of any JSON: some issuer's own format.
 */
function isForeign({ form }: Read, { value }: Piece<Claims>, text: string): boolean {
  if (form !== 'malformed') return false;
  return value ? !Object.hasOwn(value, 'alg') : !text.includes('.');
}

/**
 * What can be read in a token without asking anyone: a JWS shows its claims (RFC 7515 §3.1), a JWE only its
 * header (RFC 7516 §3.1), anything else nothing. Nothing is trimmed, repaired or guessed: what is not as the
 * RFCs write it is a flaw. For display only: the signature is not checked, so nothing may be decided from the
 * result that an attacker would like decided otherwise.
 */
export function readToken(text: string): TokenReading {
  const [first = ''] = text.split(/[.~]/, 1);
  if (!looksLikeHeader(first)) return { form: 'opaque' };
  const header = objectPiece(first, 'header');
  const isSdJwt = text.includes('~') && !isUnencoded(header.value);
  const reading = isSdJwt ? readSdJwt(text, header) : readCompact(text, header);
  return isForeign(reading, header, text) ? { form: 'opaque' } : reading;
}

/** The claims of a self-contained token, with the same reservation; undefined: nobody can read any. */
export function claimsIn(token: string | undefined): Claims | undefined {
  const reading = readToken(token ?? '');
  return reading.form === 'self-contained' ? reading.claims : undefined;
}
