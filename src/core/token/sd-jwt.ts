import { jsonPiece, type Piece } from './piece.ts';
import type { Disclosure, Flaw, Malformed, SelfContained, TokenReading } from './reading.ts';

/** An SD-JWT in its parts (RFC 9901 §4): a JWS, what it discloses, and perhaps the proof of who holds it. */
export interface SdJwtParts {
  readonly issued: string;
  readonly disclosures: readonly string[];
  /** Empty: there is none. */
  readonly keyBinding: string;
}

export function sdJwtParts(text: string): SdJwtParts {
  const [issued = '', ...rest] = text.split('~');
  return { issued, disclosures: rest.slice(0, -1), keyBinding: rest.at(-1) ?? '' };
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Names that belong to the format, and so to no claim (RFC 9901 §7.1). */
const RESERVED = ['_sd', '...'];

/** A salt, a name, a value; without the name in an array (RFC 9901 §4.2.1, §4.2.2). */
function disclosed(value: unknown): Disclosure | undefined {
  if (!Array.isArray(value) || !isText(value[0])) return undefined;
  if (value.length === 2) return { value: value[1] };
  const isNamed = value.length === 3 && isText(value[1]) && !RESERVED.includes(value[1]);
  return isNamed ? { name: value[1], value: value[2] } : undefined;
}

function disclosureIn(encoded: string): Piece<Disclosure> {
  const { value, flaws } = jsonPiece(encoded, 'disclosure');
  if (value === undefined) return { flaws };
  const found = disclosed(value);
  return found
    ? { value: found, flaws }
    : { flaws: [{ code: 'not_an_object', part: 'disclosure' }] };
}

/** What is wrong with the JWT at the end, or with a text that does not end as it should (RFC 9901 §4.3). */
function flawsOfKeyBinding(text: string, read: (text: string) => TokenReading): readonly Flaw[] {
  if (text === '') return [];
  const reading = read(text);
  if (reading.form === 'self-contained') return reading.flaws;
  return reading.form === 'malformed' ? reading.flaws : [{ code: 'parts', part: 'token' }];
}

/**
 * Reads an SD-JWT, given its JWS. Disclosures are shown as they stand there: whether the issuer signed
 * their digests is not checked (RFC 9901 §7.1).
 */
export function withDisclosures(
  jws: SelfContained | Malformed,
  { disclosures, keyBinding }: SdJwtParts,
  read: (text: string) => TokenReading,
): SelfContained | Malformed {
  if (jws.form === 'malformed') return jws;
  const pieces = disclosures.map(disclosureIn);
  return {
    ...jws,
    flaws: [
      ...jws.flaws,
      ...pieces.flatMap(({ flaws }) => flaws),
      ...flawsOfKeyBinding(keyBinding, read),
    ],
    disclosures: pieces.flatMap(({ value }) => value ?? []),
  };
}
