import * as v from 'valibot';
import { parseApiScope } from './api-scope.ts';
import type { WebOrigin } from './web-origin.ts';
import { WebOriginSchema } from './web-origin-schema.ts';

/** Where a token may go: one exact origin, and below it one path prefix ('' is the whole origin). */
export const ApiScopeSchema = v.pipe(
  v.object({ origin: WebOriginSchema, path: v.string() }),
  v.check(isCanonical, 'An API scope is stored in its canonical form.'),
  v.readonly(),
);

function isCanonical({ origin, path }: { origin: WebOrigin; path: string }): boolean {
  const parsed = parseApiScope(`${origin}${path}`);
  return parsed.ok && parsed.value.origin === origin && parsed.value.path === path;
}
