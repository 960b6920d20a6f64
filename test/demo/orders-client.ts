import * as oauth from 'oauth4webapi';
import { ordersWeb } from '../../demo/clients.ts';
import { authorizeAs } from '../support/demo-user.ts';
import { loopbackFetch } from '../support/loopback-fetch.ts';

export const redirectUri = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/callback';

export const http = { [oauth.customFetch]: loopbackFetch, [oauth.allowInsecureRequests]: true };

export async function discover(issuerUrl: string): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(issuerUrl);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, http));
}

export type SignIn = {
  readonly server: oauth.AuthorizationServer;
  readonly clientId?: string;
  readonly authentication?: oauth.ClientAuth;
  readonly authorize?: (url: URL) => Promise<URL>;
  readonly parameters?: Record<string, string>;
};

/** The code flow with PKCE, from the first redirect to the tokens. */
export async function signIn(options: SignIn): Promise<oauth.TokenEndpointResponse> {
  const { server, clientId = ordersWeb.id, authentication = oauth.None() } = options;
  const { authorize = authorizeAs('alice'), parameters = {} } = options;
  const client = { client_id: clientId };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = await authorizationUrl(
    server,
    { client_id: clientId, state, ...parameters },
    verifier,
  );
  const answer = oauth.validateAuthResponse(server, client, await authorize(url), state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    authentication,
    answer,
    redirectUri,
    verifier,
    http,
  );
  return oauth.processAuthorizationCodeResponse(server, client, response);
}

export async function authorizationUrl(
  server: oauth.AuthorizationServer,
  parameters: Record<string, string>,
  verifier: string,
): Promise<URL> {
  const url = new URL(server.authorization_endpoint ?? '');
  url.search = new URLSearchParams({
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile email offline_access orders:read orders:write',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...parameters,
  }).toString();
  return url;
}

export async function refresh(
  server: oauth.AuthorizationServer,
  refreshToken: string | undefined,
): Promise<oauth.TokenEndpointResponse> {
  const client = { client_id: ordersWeb.id };
  const response = await oauth.refreshTokenGrantRequest(
    server,
    client,
    oauth.None(),
    refreshToken ?? '',
    http,
  );
  return oauth.processRefreshTokenResponse(server, client, response);
}

export async function clientCredentials(
  server: oauth.AuthorizationServer,
  clientId: string,
  authentication: oauth.ClientAuth,
  parameters: Record<string, string> = { scope: 'reports:read' },
): Promise<oauth.TokenEndpointResponse> {
  const client = { client_id: clientId };
  const response = await oauth.clientCredentialsGrantRequest(
    server,
    client,
    authentication,
    parameters,
    http,
  );
  return oauth.processClientCredentialsResponse(server, client, response);
}
