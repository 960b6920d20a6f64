import {
  asObject,
  flawsOfBytes,
  jsonIn,
  objectPiece,
  type Piece,
  textIn,
  worstFirst,
} from './piece.ts';
import type { Claims, Malformed, SelfContained, TokenReading } from './reading.ts';

/** The three parts of a JWS (RFC 7515 §7.1), the first one as it was read. */
export interface JwsParts {
  readonly header: Piece<Claims>;
  readonly payload: string;
  readonly signature: string;
}

type Payload = Piece<Claims> & Pick<SelfContained, 'nested' | 'isUnencoded'>;

/** `cty` says that the payload is a token itself, in any letter case (RFC 7519 §5.2, RFC 7515 §4.1.10). */
const saysNested = (header: Claims | undefined) =>
  /^(?:application\/)?jwt$/i.test(String(header?.['cty'] ?? ''));

/** Whether the payload stands there as it is (RFC 7797 §3). */
export const isUnencoded = (header: Claims | undefined): boolean => header?.['b64'] === false;

/** Claims that are not encoded; none where the payload is something else, or is sent elsewhere (RFC 7797 §5.2). */
function unencoded(payload: string): Payload {
  const { value = {}, flaws } = asObject(jsonIn(payload, 'claims'), 'claims');
  const duplicates = flaws.filter(({ code }) => code === 'duplicate');
  return { value, flaws: duplicates, isUnencoded: true };
}

/** The claims of a token inside a token are those of the inner one (RFC 7519 §7.2, step 8). */
function nestedIn(payload: string, read: (text: string) => TokenReading): Payload | undefined {
  const nested = read(textIn(payload) ?? '');
  if (nested.form === 'opaque') return undefined;
  const value = nested.form === 'self-contained' ? nested.claims : {};
  return { value, flaws: nested.flaws, nested };
}

function payloadOf({ header, payload }: JwsParts, read: (text: string) => TokenReading): Payload {
  if (isUnencoded(header.value)) return unencoded(payload);
  const nested = saysNested(header.value) ? nestedIn(payload, read) : undefined;
  return nested ?? objectPiece(payload, 'claims');
}

/** Reads a JWS. `read` reads a token that is found inside. */
export function readJws(
  parts: JwsParts,
  read: (text: string) => TokenReading,
): SelfContained | Malformed {
  const { value: header, flaws: headerFlaws } = parts.header;
  const { value: claims, flaws: claimsFlaws, ...others } = payloadOf(parts, read);
  const unsound = flawsOfBytes([parts.signature], 'signature');
  const flaws = worstFirst([...headerFlaws, ...claimsFlaws, ...unsound]);
  if (!header) return { form: 'malformed', flaws };
  if (!claims || unsound.length > 0) return { form: 'malformed', flaws, header };
  return {
    form: 'self-contained',
    header,
    claims,
    isSigned: parts.signature !== '',
    flaws,
    ...others,
  };
}
