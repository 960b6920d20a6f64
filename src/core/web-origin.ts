import type * as v from 'valibot';
import { type Problem, problem } from './problem.ts';
import { good, type Result } from './result.ts';
import { parsePlainUrl } from './web-url.ts';

/** A scheme, host and port in the canonical form of `URL.origin`: https, or http on loopback. */
export type WebOrigin = string & v.Brand<'WebOrigin'>;

/** The origin of a URL that one of our parsers has let through. */
export const originOf = (url: URL) => url.origin as WebOrigin;

/** Reads the origin of a page: nothing may follow the port but one slash. */
export function parseOrigin(input: string): Result<WebOrigin, Problem> {
  const parsed = parsePlainUrl(input);
  if (!parsed.ok) return parsed;
  if (parsed.value.pathname !== '/') return problem('origin_path', parsed.value.origin);
  return good(originOf(parsed.value));
}
