import { isObject } from '../json-fields.ts';
import { base64urlBytes, utf8Text } from './base64url.ts';
import { readJson } from './json.ts';
import { type Claims, FLAWS, type Flaw, type FlawCode, type TokenPart } from './reading.ts';

/** What could be read of one part of a token. Without a value there is a flaw that says why. */
export interface Piece<Value> {
  readonly value?: Value;
  readonly flaws: readonly Flaw[];
}

/** The text of a part; else what keeps it from being read. */
type Decoded = { readonly text: string } | { readonly flaw: FlawCode };

function decoded(encoded: string): Decoded {
  const bytes = base64urlBytes(encoded);
  if (!bytes) return { flaw: 'base64url' };
  const text = utf8Text(bytes);
  return text === undefined ? { flaw: 'utf8' } : { text };
}

/** The text of base64url, or nothing. */
export function textIn(encoded: string): string | undefined {
  const found = decoded(encoded);
  return 'text' in found ? found.text : undefined;
}

const flawed = (code: FlawCode, part: TokenPart) => ({ flaws: [{ code, part }] });

/** A part whose text is JSON. */
export function jsonIn(text: string, part: TokenPart): Piece<unknown> {
  const json = readJson(text);
  if (!json.ok) return flawed(json.fault, part);
  const { value, duplicates } = json.value;
  return { value, flaws: duplicates.map((member) => ({ code: 'duplicate', part, member })) };
}

/** A part that is JSON, in UTF-8, in base64url. */
export function jsonPiece(encoded: string, part: TokenPart): Piece<unknown> {
  const found = decoded(encoded);
  return 'text' in found ? jsonIn(found.text, part) : flawed(found.flaw, part);
}

/** The same where it has to be an object, as headers and claims do (RFC 7519 §7.2). */
export function asObject({ value, flaws }: Piece<unknown>, part: TokenPart): Piece<Claims> {
  if (value === undefined) return { flaws };
  return isObject(value) ? { value, flaws } : flawed('not_an_object', part);
}

export const objectPiece = (encoded: string, part: TokenPart): Piece<Claims> =>
  asObject(jsonPiece(encoded, part), part);

/** What is wrong with parts whose bytes tell nobody anything. */
export const flawsOfBytes = (parts: readonly string[], part: TokenPart): readonly Flaw[] =>
  parts.every((encoded) => base64urlBytes(encoded)) ? [] : [{ code: 'base64url', part }];

export const worstFirst = (flaws: readonly Flaw[]): readonly Flaw[] =>
  [...flaws].sort((a, b) => FLAWS.indexOf(a.code) - FLAWS.indexOf(b.code));
