import type * as v from 'valibot';
import { type Problem, problem } from './problem.ts';
import { good, type Result } from './result.ts';
import { data, schemaOf } from './schema.ts';

/** A token, as names of headers and schemes are written (RFC 9110 §5.6.2). */
const isFieldToken = (text: string) => /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(text);

/** What a request is addressed, framed, or told from another by: no place for a token (Fetch §2.2.2). */
const RESERVED =
  /^(?:host|origin|referer|cookie2?|connection|content-length|content-type|content-encoding|transfer-encoding|upgrade|te|trailer|via|date|expect|keep-alive|dnt|range|if-.*|accept.*|access-control-.*|proxy-.*|sec-.*)$/i;

/** Reads the name of a header that may carry a token; it is kept in lower case, as HTTP/2 has it. */
export function parseHeaderName(input: string): Result<string, Problem> {
  const name = input.trim().toLowerCase();
  if (name === '') return problem('required');
  if (!isFieldToken(name) || name.length > 64) return problem('header_name', name);
  return RESERVED.test(name) ? problem('header_reserved', name) : good(name);
}

/** Reads what stands before the token; nothing: the token stands alone. */
export function parseHeaderScheme(input: string): Result<string, Problem> {
  const scheme = input.trim();
  return scheme === '' || (isFieldToken(scheme) && scheme.length <= 64)
    ? good(scheme)
    : problem('header_scheme', scheme);
}

/** The header that carries the token: `Authorization: Bearer …` as RFC 6750 §2.1 has it, unless chosen otherwise. */
export const HeaderSchema = data({
  name: schemaOf(parseHeaderName),
  scheme: schemaOf(parseHeaderScheme),
});
export type Header = v.InferOutput<typeof HeaderSchema>;

export const BEARER: Header = { name: 'authorization', scheme: 'Bearer' };

/** The name as people write it; servers do not tell the difference (RFC 9110 §5.1). */
export const headerNameText = (name: string): string =>
  name.replace(/(?<![a-z\d])[a-z]/g, (letter) => letter.toUpperCase());

/** What stands behind the colon. */
export const headerValue = ({ scheme }: Header, token: string): string =>
  scheme === '' ? token : `${scheme} ${token}`;
