import { FailureError, failure } from '../core/failure.ts';
import { signIn } from '../oauth/authorization-code.ts';
import { mint } from '../oauth/client-credentials.ts';
import type { Http } from '../oauth/http.ts';
import type { Obtained } from '../oauth/obtained.ts';
import { refresh } from '../oauth/refresh-token.ts';
import { authorize, redirectUri } from '../platform/identity.ts';
import type { Flight } from './flight.ts';

export const http: Http = (url, request) => fetch(url, request as RequestInit);

const now = () => Date.now();

/** The browser says in English, and only so, why a sign-in window did not give an answer. */
const windowFailure = (error: unknown) =>
  /approve|cancel|denied/i.test(String(error)) ? failure('cancelled') : failure('page_failed');

const authorizeInWindow = (url: URL) =>
  authorize(url).catch((error: unknown) => {
    throw new FailureError(windowFailure(error));
  });

/** Asks the issuer for tokens in the way that the app and the occasion call for. Throws `FailureError`. */
export async function obtain({ app, occasion, secrets, tokens }: Flight): Promise<Obtained> {
  const { grant } = app;
  const { clientSecret: secret, refreshToken } = secrets;
  if (grant.kind === 'client_credentials') return mint(grant, secret, { http, now });
  if (grant.kind === 'authorization_code' && occasion === 'sign-in') {
    const ports = { http, now, redirectUri: redirectUri(), authorize: authorizeInWindow };
    return signIn(grant, secret, ports);
  }
  if (grant.kind === 'authorization_code' && refreshToken) {
    return refresh(grant, { refreshToken, secret, previous: tokens }, { http, now });
  }
  throw new FailureError(failure('not_renewable'));
}
