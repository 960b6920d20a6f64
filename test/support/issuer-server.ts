import type { ClientMetadata } from 'oidc-provider';
import type { AppId } from '../../src/core/app-id.ts';
import type {
  DeviceCodeGrant,
  JwtBearerGrant,
  PasswordGrant,
  TokenExchangeGrant,
} from '../../src/core/grant.ts';
import { demo } from './issuers.ts';

/** Where the demo's issuer has its endpoints; a hostile one answers wherever it is told to. */
export const serverAt = (issuer: string) => ({ issuer, tokenEndpoint: `${issuer}/token` });

/** A public client of the demo's issuer that may get tokens in every way that needs no redirect. */
export const ALL_GRANTS = 'all-grants';

export const grantTypes = {
  device: 'urn:ietf:params:oauth:grant-type:device_code',
  exchange: 'urn:ietf:params:oauth:grant-type:token-exchange',
  bearer: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  password: 'password',
};

export const registerAllGrants = (changes: Partial<ClientMetadata> = {}) =>
  demo.issuer.register({
    client_id: ALL_GRANTS,
    redirect_uris: [],
    response_types: [],
    grant_types: [...Object.values(grantTypes), 'refresh_token'],
    token_endpoint_auth_method: 'none',
    ...changes,
  });

const client = { id: ALL_GRANTS, authentication: 'none' } as const;
const request = { scopes: ['orders:read'] };

export const passwordGrant = (
  issuer: string,
  changes: Partial<PasswordGrant> = {},
): PasswordGrant => ({
  kind: 'password',
  server: serverAt(issuer),
  client,
  request,
  username: 'alice',
  ...changes,
});

export const deviceGrant = (
  issuer: string,
  changes: Partial<DeviceCodeGrant> = {},
): DeviceCodeGrant => ({
  kind: 'device_code',
  server: { ...serverAt(issuer), deviceAuthorizationEndpoint: `${issuer}/device/auth` },
  client,
  request,
  ...changes,
});

export const exchangeGrant = (
  issuer: string,
  changes: Partial<TokenExchangeGrant> = {},
): TokenExchangeGrant => ({
  kind: 'token_exchange',
  server: serverAt(issuer),
  client,
  request,
  subject: { app: 'shop' as AppId, token: 'access_token' },
  ...changes,
});

export const bearerGrant = (
  issuer: string,
  assertion: Partial<JwtBearerGrant['assertion']> = {},
): JwtBearerGrant => ({
  kind: 'jwt_bearer',
  server: serverAt(issuer),
  client,
  request,
  assertion: { key: { algorithm: 'ES256' }, subject: 'alice', ...assertion },
});
