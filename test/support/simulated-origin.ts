import type { App } from '../../src/core/app.ts';
import { FailureError, type OriginHint } from '../../src/core/failure.ts';
import type { Http } from '../../src/oauth/http.ts';
import { REDIRECT_URI } from './grants.ts';
import { theirs } from './simulated-hosts.ts';

/** As the browser has it, with the rule that an app's setting makes. */
const ORIGINS = {
  keep: 'chrome-extension://abcdefghijklmnop',
  redirect: new URL(REDIRECT_URI).origin,
  remove: undefined,
};

/** What an app's requests look like when they leave the browser. */
export const asBrowserOf =
  ({ originHeader }: Pick<App, 'originHeader'>): Http =>
  (url, { headers: asked, ...request }) => {
    const headers = new Headers(asked);
    const origin = ORIGINS[originHeader];
    if (origin !== undefined && request.method === 'POST') headers.set('origin', origin);
    return theirs(url, { ...request, headers });
  };

/** What a failure says about the `Origin` header; a test that expects one fails where it works. */
export async function hintOf(work: Promise<unknown>): Promise<OriginHint | undefined> {
  const error = await work.then(
    () => new Error('it worked'),
    (reason: unknown) => reason,
  );
  if (error instanceof FailureError) return error.originHint;
  throw error;
}
