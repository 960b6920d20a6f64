import {
  type AuthorizationServer,
  allowInsecureRequests,
  type Client,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  customFetch,
  None,
} from 'oauth4webapi';
import type { ClientAuthentication, IssuerGrant, TokenRequest } from '../core/app.ts';
import { FailureError, failure } from '../core/failure.ts';
import { isLoopback } from '../core/web-url.ts';
import { type Http, limited } from './http.ts';

const METHODS: Record<ClientAuthentication, (secret: string) => ClientAuth> = {
  none: () => None(),
  client_secret_basic: ClientSecretBasic,
  client_secret_post: ClientSecretPost,
};

function authenticationFor({ client }: IssuerGrant, secret: string | undefined): ClientAuth {
  if (client.authentication !== 'none' && !secret)
    throw new FailureError(failure('secret_missing'));
  return METHODS[client.authentication](secret ?? '');
}

/**
 * All that sign with a key of the issuer's (RFC 7518 §3.1, RFC 8037, RFC 9864). ID tokens come straight from
 * the token endpoint, so TLS vouches for them (OpenID Connect Core §3.1.3.7, 6); without this list the
 * library would take no other than RS256.
 */
const SIGNATURES = ['RS', 'PS', 'ES', 'HS'].flatMap((kind) =>
  ['256', '384', '512'].map((size) => `${kind}${size}`),
);

const serverFor = (grant: IssuerGrant): AuthorizationServer => ({
  issuer: grant.server.issuer,
  token_endpoint: grant.server.tokenEndpoint,
  id_token_signing_alg_values_supported: [...SIGNATURES, 'EdDSA', 'Ed25519'],
  ...(grant.kind === 'authorization_code' && {
    authorization_endpoint: grant.server.authorizationEndpoint,
    authorization_response_iss_parameter_supported: grant.server.namesItself,
  }),
});

/** An app's settings in the words of the protocol library. Throws `FailureError`: `secret_missing`. */
export const clientFor = (grant: IssuerGrant, secret: string | undefined, http: Http) => ({
  server: serverFor(grant),
  client: { client_id: grant.client.id } satisfies Client,
  authentication: authenticationFor(grant, secret),
  api: apiParameters(grant.request),
  options: {
    [customFetch]: limited(http),
    [allowInsecureRequests]: isLoopback(new URL(grant.server.tokenEndpoint).hostname),
  },
});

/** What names the API in a request: the issuer's own word for it, or RFC 8707 §2. */
const apiParameters = ({ audience, resource }: TokenRequest) => ({
  ...(audience && { audience }),
  ...(resource && { resource }),
});

/** What a new grant asks for. */
export const requestParameters = (request: TokenRequest): Record<string, string> => ({
  ...apiParameters(request),
  ...(request.scopes.length > 0 && { scope: request.scopes.join(' ') }),
});
