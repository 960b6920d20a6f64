import type { Described } from './simulated-app.ts';
import type { Application } from './simulated-beyond-tokens.ts';

export const PUBLIC: Application = {
  id: 'app-public',
  client: { id: 'client-public' },
  protocol: 'oidc',
  format: 'self_contained',
  resource: { identifier: 'https://api.test/', scopes: ['orders:read', 'orders:write'] },
  refreshes: true,
  lifetime: 3600,
};
export const REFERENTIAL: Application = {
  id: 'app-referential',
  client: { id: 'client-referential', secret: 's~cret:1' },
  protocol: 'oauth2',
  format: 'referential',
};

export const SHOP_BLANKS = { region: 'us', tenant: 't1', realm: 'r1', application: PUBLIC.id };

export const SHOP: Described = {
  provider: 'beyond_identity',
  blanks: SHOP_BLANKS,
  form: { clientId: 'client-public', scope: 'openid orders:read orders:delete' },
};
export const SEALED: Described = {
  provider: 'beyond_identity',
  blanks: { ...SHOP_BLANKS, application: REFERENTIAL.id },
  kind: 'confidential',
  form: { clientId: 'client-referential', clientSecret: 's~cret:1' },
};
