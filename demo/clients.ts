import type { ClientMetadata } from 'oidc-provider';

export type ConfidentialClient = { readonly id: string; readonly secret: string };

/** Public: no secret, the code flow with PKCE, refresh tokens. */
export const ordersWeb = { id: 'orders-web' };

/** Its secret holds what RFC 6749 §2.3.1 wants form-encoded before it goes into Basic. */
export const ordersServer: ConfidentialClient = { id: 'orders-server', secret: 'p:ss+w%rd/=&' };

/** No user: a client that signs in as itself, its secret in the Authorization header. */
export const reportsJob: ConfidentialClient = { id: 'reports-job', secret: 'reports-job-secret' };

/** The same with the secret in the body. */
export const reportsPost: ConfidentialClient = {
  id: 'reports-post',
  secret: 'reports-post-secret',
};

/** The API itself, which asks the issuer what an opaque token is good for. */
export const demoApi: ConfidentialClient = { id: 'demo-api', secret: 'demo-api-secret' };

/** A device without a browser: public, and the user signs in elsewhere. */
export const deviceDemo = { id: 'device-demo' };

export function registeredClients(redirectUris: readonly string[]): ClientMetadata[] {
  return [
    { ...codeFlow(ordersWeb.id, redirectUris), token_endpoint_auth_method: 'none' },
    { ...codeFlow(ordersServer.id, redirectUris), client_secret: ordersServer.secret },
    machine(reportsJob, ['client_credentials']),
    {
      ...machine(reportsPost, ['client_credentials']),
      token_endpoint_auth_method: 'client_secret_post',
    },
    machine(demoApi, []),
    {
      ...withoutRedirect(deviceDemo.id, [deviceGrant, 'refresh_token']),
      token_endpoint_auth_method: 'none',
    },
  ];
}

function codeFlow(id: string, redirectUris: readonly string[]): ClientMetadata {
  return {
    client_id: id,
    redirect_uris: [...redirectUris],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
  };
}

function machine({ id, secret }: ConfidentialClient, grantTypes: string[]): ClientMetadata {
  return { ...withoutRedirect(id, grantTypes), client_secret: secret };
}

function withoutRedirect(id: string, grantTypes: string[]): ClientMetadata {
  return { client_id: id, redirect_uris: [], response_types: [], grant_types: grantTypes };
}

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
