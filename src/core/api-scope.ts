import type * as v from 'valibot';
import type { ApiScopeSchema } from './api-scope-schema.ts';
import { type Problem, problem } from './problem.ts';
import { good, type Result } from './result.ts';
import { originOf } from './web-origin.ts';
import { parsePlainUrl, parseWebUrl } from './web-url.ts';

export type ApiScope = v.InferOutput<typeof ApiScopeSchema>;

/** Reads `https://api.example.com/v1`. A trailing slash says nothing: `/v1/` means `/v1` and below. */
export function parseApiScope(input: string): Result<ApiScope, Problem> {
  const parsed = parsePlainUrl(input);
  if (!parsed.ok) return parsed;
  const path = parsed.value.pathname.replace(/\/+$/, '');
  return good({ origin: originOf(parsed.value), path });
}

/** The scope as a person writes it. */
export const apiScopeText = ({ origin, path }: ApiScope) => `${origin}${path}`;

/** Whether an address is within a scope: the path itself, or below it. */
export const isWithin = ({ origin, path }: ApiScope, url: URL): boolean =>
  url.origin === origin && (url.pathname === path || url.pathname.startsWith(`${path}/`));

/** Reads the address of one request to an API. It may have a query; a fragment is not sent. */
export function parseApiAddress(input: string): Result<string, Problem> {
  const parsed = parseWebUrl(input);
  if (!parsed.ok) return parsed;
  return input.includes('#') ? problem('url_fragment') : good(parsed.value.href);
}
