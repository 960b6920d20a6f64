import { expect } from 'vitest';
import type { Client } from '../../src/core/client.ts';
import { type Failure, FailureError } from '../../src/core/failure.ts';
import type { AuthorizationCodeGrant, ClientCredentialsGrant } from '../../src/core/grant.ts';
import { beginSignIn, completeSignIn } from '../../src/oauth/authorization-code.ts';
import type { SignInExtra } from '../../src/oauth/authorization-request.ts';
import type { Http } from '../../src/oauth/http.ts';
import type { Obtained } from '../../src/oauth/obtained.ts';
import type { Credentials, Ports } from '../../src/oauth/ports.ts';
import { loopbackFetch } from './loopback-fetch.ts';

// Http says that a member may be undefined, which `fetch` takes and its types do not.
export const realFetch = fetch as Http;
export const loopback = loopbackFetch as Http;

export const NOON = Date.UTC(2026, 0, 1, 12);
export const now = () => NOON;
export const REDIRECT_URI = 'https://abcdefghijklmnop.chromiumapp.org/';

type Changes<Part> = Part extends unknown ? Partial<Part> : never;

type CodeChanges = {
  [Part in 'server' | 'client' | 'request' | 'authorization']?: Changes<
    AuthorizationCodeGrant[Part]
  >;
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
  client: { id: 'shop', authentication: 'none', ...changes.client } as Client,
  request: { scopes: ['orders:read'], ...changes.request },
  authorization: { pkce: 'S256', renewsSilently: false, ...changes.authorization },
});

export const machineGrant = (
  issuer: string,
  client: Changes<ClientCredentialsGrant['client']> = {},
  request: Partial<ClientCredentialsGrant['request']> = {},
): ClientCredentialsGrant => ({
  kind: 'client_credentials',
  server: { issuer, tokenEndpoint: `${issuer}/token` },
  client: {
    id: 'job',
    authentication: 'client_secret_basic',
    ...client,
  } as ClientCredentialsGrant['client'],
  request: { scopes: [], ...request },
});

export interface Window {
  /** Shows the page to the user and gives back where the issuer sent the browser. */
  readonly authorize: (url: URL) => Promise<URL | URLSearchParams>;
  readonly extra?: SignInExtra;
}

/** Both halves of a sign-in, as if the worker had died between them: only what can be stored goes across. */
export async function signIn(
  grant: AuthorizationCodeGrant,
  credentials: Credentials,
  { authorize, extra, ...ports }: Ports & Window,
): Promise<Obtained> {
  const { url, binding } = await beginSignIn(grant, credentials, REDIRECT_URI, ports, extra);
  const stored = JSON.parse(JSON.stringify(binding));
  return completeSignIn(grant, credentials, stored, await authorize(url), ports);
}

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
