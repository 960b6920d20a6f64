import * as v from 'valibot';
import { type App, AppSchema } from '../../../src/core/app.ts';
import { API, ISSUER } from './tokens.ts';

export const SERVER = {
  issuer: ISSUER,
  tokenEndpoint: `${ISSUER}/token`,
  authorizationEndpoint: `${ISSUER}/authorize`,
  introspectionEndpoint: `${ISSUER}/introspect`,
  revocationEndpoint: `${ISSUER}/revoke`,
  userinfoEndpoint: `${ISSUER}/userinfo`,
  endSessionEndpoint: `${ISSUER}/logout`,
  namesItself: true,
};

export const SHOP = 'https://shop.example.com';

const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** An app as it is stored, signed in to with a code; each calls an API path of its own, so that no two conflict. */
export function app(name: string, changes: object = {}): App {
  const id = slug(name);
  return v.parse(AppSchema, {
    id,
    name,
    enabled: true,
    grant: {
      kind: 'authorization_code',
      server: SERVER,
      client: { id: 'shop-web', authentication: 'none' },
      request: { scopes: ['openid', 'orders:read', 'orders:write'], audience: `${API}/orders` },
    },
    apiScopes: [{ origin: API, path: `/${id}` }],
    callers: [{ kind: 'page', origin: SHOP }],
    ...changes,
  });
}

export const pasted = (name: string, changes: object = {}) =>
  app(name, { grant: { kind: 'pasted' }, ...changes });

const { authorizationEndpoint: _authorization, namesItself: _names, ...plain } = SERVER;

/** A client of its own, without anybody at the browser. */
export const service = (name: string, changes: object = {}) =>
  app(name, {
    grant: {
      kind: 'client_credentials',
      server: plain,
      client: { id: 'reports-service', authentication: 'client_secret_basic' },
      request: { scopes: ['reports:read'], audience: `${API}/reports` },
    },
    ...changes,
  });

export const onDevice = (name: string) =>
  app(name, {
    grant: {
      kind: 'device_code',
      server: { ...plain, deviceAuthorizationEndpoint: `${ISSUER}/device` },
      client: { id: 'terminal', authentication: 'none' },
      request: { scopes: ['openid', 'orders:read'] },
    },
  });

export const ORDERS = app('Orders API', {
  apiScopes: [{ origin: API, path: '/orders' }],
  environment: 'prod',
});
