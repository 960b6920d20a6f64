import {
  type AdapterFactory,
  type Configuration,
  type FindAccount,
  interactionPolicy,
  type JWKS,
} from 'oidc-provider';
import { demoApi } from './clients.ts';
import { richAuthorizationRequests } from './issuer-details.ts';
import { deviceFlow } from './issuer-device.ts';
import { grantWithoutAsking } from './issuer-grants.ts';
import { renderError, renderSignedOut, renderSignOut } from './issuer-pages.ts';
import {
  authorizationPath,
  introspectionPath,
  jwksPath,
  pushedRequestPath,
  tokenPath,
} from './issuer-paths.ts';
import { resourceIndicators } from './issuer-resources.ts';
import type { Resources } from './resources.ts';
import { asksForMfa, mfa, signInClaims } from './stronger-sign-in.ts';
import { actorClaims } from './token-exchange-grant.ts';
import { findUser } from './users.ts';

const hour = 60 * 60;
const twoWeeks = 14 * 24 * hour;

type Options = {
  readonly adapter: AdapterFactory;
  /** What signs its cookies. */
  readonly cookieKey: Buffer;
  readonly jwks: JWKS;
  readonly resources: Resources;
  readonly accessTokenSeconds: () => number;
};

export function issuerConfiguration(options: Options): Configuration {
  const { adapter, cookieKey, jwks, resources, accessTokenSeconds } = options;
  return {
    adapter,
    jwks,
    cookies: { keys: [cookieKey] },
    clientDefaults: {
      authorization_details_types: Object.keys(richAuthorizationRequests.types),
    },
    pkce: { required: (_context, { clientId }) => !clientId.startsWith('no-pkce') },
    routes: {
      authorization: authorizationPath,
      pushed_authorization_request: pushedRequestPath,
      token: tokenPath,
      jwks: jwksPath,
      introspection: introspectionPath,
    },
    claims: { profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    findAccount,
    extraTokenClaims: (context) => ({ ...actorClaims(context), ...signInClaims(context) }),
    acrValues: [mfa],
    loadExistingGrant: grantWithoutAsking(resources),
    interactions: { policy: policy() },
    rotateRefreshToken: true,
    // Alice stays signed in to an app when Bob signs in with the same browser.
    expiresWithSession: () => false,
    ttl: lifetimes(accessTokenSeconds),
    enabledJWA: { clientAuthSigningAlgValues: clientAlgorithms },
    // Who may read an answer is not decided here: the issuer sends no CORS headers at all.
    clientBasedCORS: () => true,
    renderError,
    features: features(resources),
  };
}

function features(resources: Resources): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    deviceFlow,
    richAuthorizationRequests,
    introspection: { enabled: true, allowedPolicy: ownTokenOrApi },
    jwtIntrospection: { enabled: true },
    revocation: { enabled: true, allowedPolicy: ownToken },
    resourceIndicators: resourceIndicators(resources),
    rpInitiatedLogout: { logoutSource: renderSignOut, postLogoutSuccessSource: renderSignedOut },
  };
}

const clientAlgorithms = [
  ...(['HS256', 'HS384', 'HS512'] as const),
  ...(['RS256', 'RS384', 'RS512'] as const),
  ...(['PS256', 'PS384', 'PS512'] as const),
  ...(['ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'] as const),
];

const findAccount: FindAccount = (_context, sub) => {
  const user = findUser(sub);
  if (!user) return undefined;
  const { mayWriteOrders: _, ...claims } = user;
  return { accountId: sub, claims: () => ({ ...claims, email_verified: true }) };
};

function policy(): interactionPolicy.DefaultPolicy {
  const base = interactionPolicy.base();
  base.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  base.get('login')?.checks.add(asksForMfa);
  // Consent goes without saying here, so that a silent sign-in may ask for details too.
  base.get('consent')?.checks.remove('rar_prompt');
  return base;
}

function lifetimes(accessTokenSeconds: () => number): NonNullable<Configuration['ttl']> {
  return {
    AccessToken: accessTokenSeconds,
    ClientCredentials: accessTokenSeconds,
    AuthorizationCode: 60,
    DeviceCode: 10 * 60,
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
