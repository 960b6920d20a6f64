import type { Asking } from '../../src/oauth/asking.ts';
import { mint } from '../../src/oauth/client-credentials.ts';
import { machineApp, ports, userApp } from './simulated-app.ts';
import type { Application } from './simulated-beyond-tokens.ts';

export const OIDC: Application = {
  id: 'app-oidc',
  client: { id: 'client-oidc' },
  protocol: 'oidc',
  format: 'referential',
  resource: { identifier: 'https://api.test/', scopes: ['orders:read'] },
};
export const OAUTH2: Application = {
  id: 'app-oauth2',
  client: { id: 'client-oauth2', secret: 'hush' },
  protocol: 'oauth2',
  format: 'self_contained',
};
export const MANAGEMENT: Application = {
  id: 'app-management',
  client: { id: 'client-management', secret: 'steward' },
  protocol: 'oauth2',
  format: 'self_contained',
  resource: {
    identifier: 'beyondidentity',
    scopes: ['identities:read', 'tokens:read', 'tokens:introspect', 'tokens:delete'],
  },
  lifetime: 7_776_000,
};

const blanksOf = ({ id }: Application, lifetime = '') => ({
  region: 'us',
  tenant: 't1',
  realm: 'r1',
  application: id,
  lifetime,
});

export const oidcApp = () =>
  userApp({
    provider: 'beyond_identity',
    blanks: blanksOf(OIDC),
    form: { clientId: 'client-oidc', scope: 'openid orders:read' },
  });

export const oauth2App = () =>
  userApp({
    provider: 'beyond_identity',
    blanks: blanksOf(OAUTH2),
    kind: 'confidential',
    form: { clientId: 'client-oauth2', clientSecret: 'hush', scope: '' },
  });

export const managementWith = (scope: string | undefined, lifetime?: string) => ({
  provider: 'beyond_identity_management' as const,
  blanks: blanksOf(MANAGEMENT, lifetime),
  form: {
    clientId: 'client-management',
    clientSecret: 'steward',
    ...(scope !== undefined && { scope }),
  },
});

/** A token of the management app, with these scopes. */
export async function stewardWith(scope: string): Promise<string> {
  const { grant, credentials } = await machineApp(managementWith(scope));
  return (await mint(grant, credentials, ports)).tokens.accessToken;
}

export const speaking = async (scope: string): Promise<Asking> => ({
  kind: 'bearer',
  token: await stewardWith(scope),
});
