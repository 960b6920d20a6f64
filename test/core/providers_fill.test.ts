import { expect, test } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
import { formFrom } from '../../src/core/providers/fill.ts';
import type { AppKind, Blanks, ProviderId } from '../../src/core/providers/provider.ts';
import { PROVIDERS } from '../../src/core/providers/providers.ts';

type Row = readonly [
  id: ProviderId,
  kind: string | undefined,
  blanks: Blanks,
  form: Partial<AppForm>,
];

const TENANT = '11111111-2222-3333-4444-555555555555';

const OFFLINE = 'openid offline_access';

const BEYOND = {
  region: 'eu',
  tenant: 't1',
  realm: 'r1',
  application: 'a1',
  lifetime: '600',
  claims: '{"role":"tester"}',
} as const;

const REALM = 'https://auth-eu.beyondidentity.com/v1/tenants/t1/realms/r1';

const BEYOND_FORM = {
  issuer: `${REALM}/applications/a1`,
  tokenEndpoint: `${REALM}/applications/a1/token`,
  introspectionEndpoint: `${REALM}/introspect`,
  revocationEndpoint: `${REALM}/applications/a1/revoke`,
  tokenParameters: 'expiration_time=600\ncustom_claims={"role":"tester"}',
};

const BEYOND_USER_FORM = {
  ...BEYOND_FORM,
  authorizationEndpoint: `${REALM}/applications/a1/authorize`,
  scope: 'openid',
  pkce: 'S256',
} as const;

const OKTA_FORM = {
  issuer: 'https://dev-1.okta.com/oauth2/default',
  scope: OFFLINE,
};
const OKTA_BLANKS = { domain: 'dev-1.okta.com', authorization_server: 'default' };
const ORG_FORM = { issuer: 'https://dev-1.okta.com', scope: OFFLINE };

const ENTRA_FORM = {
  issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
  scope: OFFLINE,
};
const EXTERNAL_FORM = {
  issuer: `https://${TENANT}.ciamlogin.com/${TENANT}/v2.0`,
  scope: OFFLINE,
};
const B2C_BLANKS = { subdomain: 'contoso', policy: 'B2C_1_signin', tenant: TENANT };
const B2C_FORM = {
  issuer: `https://contoso.b2clogin.com/${TENANT}/v2.0/`,
  authorizationEndpoint:
    'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/oauth2/v2.0/authorize',
  tokenEndpoint:
    'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/oauth2/v2.0/token',
  scope: OFFLINE,
};

/** A page's code may be redeemed only with an `Origin` header, any other only without one. */
const PAGE = { authentication: 'none', originHeader: 'redirect' } as const;
const NATIVE = { authentication: 'none', originHeader: 'remove' } as const;
const byPost = { authentication: 'client_secret_post', originHeader: 'remove' } as const;
const byBasic = { authentication: 'client_secret_basic', originHeader: 'remove' } as const;

/** Where an app is a public client, and there is nothing else to know but its issuer and its scopes. */
const PLAIN: readonly (readonly [id: ProviderId, blanks: Blanks, issuer: string, scope: string])[] =
  [
    ['auth0', { domain: 't.auth0.com' }, 'https://t.auth0.com/', OFFLINE],
    [
      'cognito',
      { region: 'eu-west-1', pool: 'eu-west-1_AbC' },
      'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC',
      'openid',
    ],
    [
      'keycloak',
      { server: 'https://id.test/auth', realm: 'r1' },
      'https://id.test/auth/realms/r1',
      'openid',
    ],
    [
      'pingone',
      { region: 'com.au', environment: TENANT },
      `https://auth.pingone.com.au/${TENANT}/as`,
      'openid',
    ],
    ['pingfederate', { server: 'https://sso.test' }, 'https://sso.test', 'openid'],
    ['onelogin', { subdomain: 'acme' }, 'https://acme.onelogin.com/oidc/2', 'openid'],
    ['gitlab', { server: 'https://gitlab.com' }, 'https://gitlab.com', 'openid read_user'],
    [
      'salesforce',
      { domain: 'a.my.salesforce.com' },
      'https://a.my.salesforce.com',
      'openid api refresh_token',
    ],
    ['zitadel', { server: 'https://a.zitadel.cloud' }, 'https://a.zitadel.cloud', OFFLINE],
    [
      'authentik',
      { server: 'https://auth.test', slug: 'shop' },
      'https://auth.test/application/o/shop/',
      OFFLINE,
    ],
    [
      'ory',
      { server: 'https://a.projects.oryapis.com' },
      'https://a.projects.oryapis.com',
      OFFLINE,
    ],
    ['fusionauth', { server: 'https://a.fusionauth.io' }, 'https://a.fusionauth.io', OFFLINE],
    ['descope', { project: 'P2abc' }, 'https://api.descope.com/P2abc', 'openid'],
  ];

const ofKinds = (
  id: ProviderId,
  blanks: Blanks,
  usual: Partial<AppForm>,
  kinds: { readonly [Kind in AppKind['id']]?: Partial<AppForm> },
): readonly Row[] =>
  Object.entries(kinds).map(([kind, form]) => [id, kind, blanks, { ...usual, ...form }]);

const OKTA_KINDS = { native: NATIVE, spa: PAGE, web: byBasic };
const ENTRA_KINDS = { spa: PAGE, native: NATIVE, web: byPost };

const ROWS: readonly Row[] = [
  ...PLAIN.map(([id, blanks, issuer, scope]): Row => {
    return [id, undefined, blanks, { issuer, authentication: 'none', scope }];
  }),
  ...ofKinds('beyond_identity', BEYOND, BEYOND_USER_FORM, {
    public: { authentication: 'none' },
    confidential: { authentication: 'client_secret_basic' },
  }),
  [
    'beyond_identity_management',
    undefined,
    BEYOND,
    {
      ...BEYOND_FORM,
      grant: 'client_credentials',
      authentication: 'client_secret_basic',
      scope: 'tokens:introspect tokens:read tokens:delete',
      apiScopes: 'https://api-eu.beyondidentity.com/v1/tenants/t1/realms/r1',
    },
  ],
  ...ofKinds('okta', OKTA_BLANKS, OKTA_FORM, OKTA_KINDS),
  ...ofKinds('okta_org', { domain: 'dev-1.okta.com' }, ORG_FORM, OKTA_KINDS),
  ...ofKinds('entra', { tenant: TENANT }, ENTRA_FORM, ENTRA_KINDS),
  ...ofKinds('entra_external', { tenant: TENANT }, EXTERNAL_FORM, ENTRA_KINDS),
  ...ofKinds('azure_b2c', B2C_BLANKS, B2C_FORM, ENTRA_KINDS),
  [
    'google',
    undefined,
    {},
    {
      issuer: 'https://accounts.google.com',
      authentication: 'client_secret_post',
      scope: 'openid email',
      authorizationParameters: 'access_type=offline',
      prompt: 'consent',
    },
  ],
  [
    'github',
    undefined,
    {},
    {
      issuer: 'https://github.com/login/oauth',
      authorizationEndpoint: 'https://github.com/login/oauth/authorize',
      tokenEndpoint: 'https://github.com/login/oauth/access_token',
      deviceAuthorizationEndpoint: 'https://github.com/login/device/code',
      authentication: 'client_secret_post',
      scope: 'read:user',
      renewsSilently: false,
    },
  ],
];

test.each(ROWS)('%s as %s fills the form with just this', (id, kindId, blanks, form) => {
  const provider = PROVIDERS.find((known) => known.id === id);
  if (!provider) throw new Error(`no provider ${id}`);
  const kind = provider.kinds?.find((known) => known.id === kindId);
  expect(formFrom(provider, blanks, kind)).toEqual(form);
});

test('every provider and every kind of app is here', () => {
  const all = PROVIDERS.flatMap(({ id, kinds = [undefined] }) =>
    kinds.map((kind) => `${id} ${kind?.id}`),
  );
  expect(ROWS.map(([id, kind]) => `${id} ${kind}`).toSorted()).toEqual(all.toSorted());
});
