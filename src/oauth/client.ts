import {
  type AuthorizationServer,
  allowInsecureRequests,
  type Client,
  clockSkew,
  customFetch,
} from 'oauth4webapi';
import type { IssuerGrant } from '../core/grant.ts';
import { SECOND } from '../core/time.ts';
import type { TokenRequest } from '../core/token-request.ts';
import { isLoopback } from '../core/web-url.ts';
import { authenticationFor } from './client-authentication.ts';
import { type Http, limited } from './http.ts';
import { tenantIssuer } from './issuer-aliases.ts';
import type { Credentials } from './ports.ts';
import { type Heard, reading } from './token-answer.ts';

/**
 * All that sign with a key of the issuer's (RFC 7518 §3.1, RFC 8037, RFC 9864). ID tokens come straight from
 * the token endpoint, so TLS vouches for them (OpenID Connect Core §3.1.3.7, 6); without this list the
 * library would take no other than RS256.
 */
const SIGNATURES = ['RS', 'PS', 'ES', 'HS'].flatMap((kind) =>
  ['256', '384', '512'].map((size) => `${kind}${size}`),
);

/** Our names for an issuer's endpoints, and those of its metadata (RFC 8414 §2, RFC 8628 §4). */
const ENDPOINTS = {
  authorizationEndpoint: 'authorization_endpoint',
  deviceAuthorizationEndpoint: 'device_authorization_endpoint',
  introspectionEndpoint: 'introspection_endpoint',
  revocationEndpoint: 'revocation_endpoint',
  userinfoEndpoint: 'userinfo_endpoint',
  endSessionEndpoint: 'end_session_endpoint',
};

const endpointsOf = (server: Readonly<Record<string, unknown>>): Partial<AuthorizationServer> =>
  Object.fromEntries(
    Object.entries(ENDPOINTS).flatMap(([ours, theirs]) =>
      server[ours] === undefined ? [] : [[theirs, server[ours]]],
    ),
  );

/** What only the code flow knows of its issuer (RFC 9207 §3, RFC 9126 §5). */
function codeServerFor(grant: IssuerGrant): Partial<AuthorizationServer> {
  if (grant.kind !== 'authorization_code') return {};
  const pushed = grant.authorization.pushedRequestEndpoint;
  return {
    authorization_response_iss_parameter_supported: grant.server.namesItself,
    ...(pushed && { pushed_authorization_request_endpoint: pushed }),
  };
}

/** An issuer that stands for many tenants is named in ID tokens by the one of the user (Microsoft Entra). */
const serverFor = (grant: IssuerGrant, heard: Heard): AuthorizationServer => ({
  ...endpointsOf(grant.server),
  ...codeServerFor(grant),
  get issuer() {
    const { issuer } = grant.server;
    return heard.tenant === undefined ? issuer : tenantIssuer(issuer, heard.tenant);
  },
  token_endpoint: grant.server.tokenEndpoint,
  id_token_signing_alg_values_supported: [...SIGNATURES, 'EdDSA', 'Ed25519'],
});

/** ID tokens are measured by the clock of the issuer that made them, as far as its answer tells it. */
const libraryClient = (id: string, heard: Heard): Client => ({
  client_id: id,
  get [clockSkew]() {
    return heard.date === undefined ? 0 : (heard.date - Date.now()) / SECOND;
  },
});

/**
 * An app's settings in the words of the protocol library, for one request. `api` and `requestParameters` are
 * what goes along with it. `heard` is filled by the answer of the token endpoint, and is for `obtained`.
 * Throws `FailureError`: `secret_missing`, `key_unusable`.
 */
export function clientFor(grant: IssuerGrant, credentials: Credentials, http: Http) {
  const heard: Heard = { notes: [], date: undefined, tenant: undefined };
  const tokenEndpoint = new URL(grant.server.tokenEndpoint);
  return {
    grant,
    heard,
    server: serverFor(grant, heard),
    client: libraryClient(grant.client.id, heard),
    authentication: authenticationFor(grant.client, credentials),
    api: apiParameters(grant.request),
    options: {
      [customFetch]: reading(limited(http), tokenEndpoint.href, heard),
      [allowInsecureRequests]: isLoopback(tokenEndpoint.hostname),
    },
  };
}

export type ClientContext = ReturnType<typeof clientFor>;

/** What names the API: the issuer's own word for it, and RFC 8707 §2. */
export function addApi(parameters: URLSearchParams, { audience, resources = [] }: TokenRequest) {
  if (audience) parameters.set('audience', audience);
  for (const resource of resources) parameters.append('resource', resource);
}

/** What goes with every request to the token endpoint: the API, and what the app sends beside the protocol. */
function apiParameters(request: TokenRequest): URLSearchParams {
  const own = (request.parameters ?? []).map(({ name, value }) => [name, value]);
  const parameters = new URLSearchParams(own);
  addApi(parameters, request);
  return parameters;
}

/** What a new grant asks for: scopes (RFC 6749 §3.3) and details (RFC 9396 §2). */
export function addWishes(parameters: URLSearchParams, { scopes, details }: TokenRequest) {
  if (scopes.length > 0) parameters.set('scope', scopes.join(' '));
  if (details) parameters.set('authorization_details', details);
}

/** What a token request says that begins a new grant: `api`, scopes and details. */
export function requestParameters(request: TokenRequest): URLSearchParams {
  const parameters = apiParameters(request);
  addWishes(parameters, request);
  return parameters;
}
