import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { type Configuration, type FindAccount, interactionPolicy, type JWKS } from 'oidc-provider';
import { demoApi, registeredClients } from './clients.ts';
import { grantWithoutAsking } from './issuer-grants.ts';
import { renderError, renderSignedOut, renderSignOut } from './issuer-pages.ts';
import { resourceIndicators } from './issuer-resources.ts';
import { memoryAdapter } from './memory-adapter.ts';
import { resourcesOf } from './resources.ts';
import { findUser } from './users.ts';

export const authorizationPath = '/auth';
export const jwksPath = '/jwks';
export const introspectionPath = '/token/introspection';

const hour = 60 * 60;
const twoWeeks = 14 * 24 * hour;

type Options = {
  readonly apiOrigin: string;
  readonly extensionRedirectUris: readonly string[];
  readonly accessTokenSeconds: () => number;
};

export async function issuerConfiguration(options: Options): Promise<Configuration> {
  const resources = resourcesOf(options.apiOrigin);
  return {
    adapter: memoryAdapter(),
    jwks: await signingKeys(),
    cookies: { keys: [randomBytes(32)] },
    clients: registeredClients(options.extensionRedirectUris),
    pkce: { required: () => true },
    routes: {
      authorization: authorizationPath,
      jwks: jwksPath,
      introspection: introspectionPath,
    },
    claims: { profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    findAccount,
    loadExistingGrant: grantWithoutAsking(resources),
    interactions: { policy: policy() },
    rotateRefreshToken: true,
    // Alice stays signed in to an app when Bob signs in with the same browser.
    expiresWithSession: () => false,
    ttl: lifetimes(options.accessTokenSeconds),
    // Who may read an answer is not decided here: the issuer sends no CORS headers at all.
    clientBasedCORS: () => true,
    renderError,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: ownTokenOrApi },
      revocation: { enabled: true, allowedPolicy: ownToken },
      resourceIndicators: resourceIndicators(resources),
      rpInitiatedLogout: { logoutSource: renderSignOut, postLogoutSuccessSource: renderSignedOut },
    },
  };
}

async function signingKeys(): Promise<JWKS> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key: JWK = await exportJWK(privateKey);
  return { keys: [{ ...key, kty: 'RSA', alg: 'RS256', use: 'sig' }] } as JWKS;
}

const findAccount: FindAccount = (_context, sub) => {
  const user = findUser(sub);
  if (!user) return undefined;
  const { mayWriteOrders: _, ...claims } = user;
  return { accountId: sub, claims: () => ({ ...claims, email_verified: true }) };
};

function policy(): interactionPolicy.DefaultPolicy {
  const base = interactionPolicy.base();
  base.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  return base;
}

function lifetimes(accessTokenSeconds: () => number): NonNullable<Configuration['ttl']> {
  return {
    AccessToken: accessTokenSeconds,
    ClientCredentials: accessTokenSeconds,
    AuthorizationCode: 60,
    IdToken: hour,
    Interaction: hour,
    Grant: twoWeeks,
    RefreshToken: twoWeeks,
    Session: twoWeeks,
  };
}

type Named = { readonly clientId?: string | undefined };

const ownToken = (_context: unknown, client: Named, token: Named) =>
  token.clientId === client.clientId;

const ownTokenOrApi = (context: unknown, client: Named, token: Named) =>
  client.clientId === demoApi.id || ownToken(context, client, token);
