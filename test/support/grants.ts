import { expect } from 'vitest';
import type { AuthorizationCodeGrant, ClientCredentialsGrant } from '../../src/core/app.ts';
import { type Failure, FailureError } from '../../src/core/failure.ts';
import type { Http } from '../../src/oauth/http.ts';
import { loopbackFetch } from './loopback-fetch.ts';

// Http says that a member may be undefined, which `fetch` takes and its types do not.
export const realFetch = fetch as Http;
export const loopback = loopbackFetch as Http;

export const NOON = Date.UTC(2026, 0, 1, 12);
export const now = () => NOON;
export const REDIRECT_URI = 'https://abcdefghijklmnop.chromiumapp.org/';

type CodeChanges = {
  [Part in 'server' | 'client' | 'request']?: Partial<AuthorizationCodeGrant[Part]>;
};

/** A grant at an issuer that has its endpoints at /auth and /token. */
export const codeGrant = (issuer: string, changes: CodeChanges = {}): AuthorizationCodeGrant => ({
  kind: 'authorization_code',
  server: {
    issuer,
    authorizationEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    namesItself: false,
    ...changes.server,
  },
  client: { id: 'shop', authentication: 'none', ...changes.client },
  request: { scopes: ['orders:read'], ...changes.request },
});

export const machineGrant = (
  issuer: string,
  client: Partial<ClientCredentialsGrant['client']> = {},
  request: Partial<ClientCredentialsGrant['request']> = {},
): ClientCredentialsGrant => ({
  kind: 'client_credentials',
  server: { issuer, tokenEndpoint: `${issuer}/token` },
  client: { id: 'job', authentication: 'client_secret_basic', ...client },
  request: { scopes: [], ...request },
});

/** Why a request failed. It must leave as a `FailureError`, and must not bring the original along. */
export async function failureFrom(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    (value) => new Error(`it worked: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof FailureError)) throw error;
  expect(error.cause).toBeUndefined();
  return error.failure;
}
