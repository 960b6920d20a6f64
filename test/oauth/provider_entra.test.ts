import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { failureFrom } from '../support/grants.ts';
import type { Received } from '../support/hostile-issuer.ts';
import { withHostileIssuer } from '../support/issuers.ts';
import { jwtWith } from '../support/samples.ts';
import { type Described, idTokenFor, renew, signInTo, userApp } from '../support/simulated-app.ts';
import { refusal } from '../support/simulated-client.ts';
import { askedOf, firstAskedOf } from '../support/simulated-hosts.ts';
import { has, playOpenId } from '../support/simulated-openid.ts';
import { asBrowserOf, hintOf } from '../support/simulated-origin.ts';

withHostileIssuer();

const HOST = 'https://login.microsoftonline.com';
const TENANT = '8d1ed2c5-0f6b-4a4e-9b0f-3d0a4c1f2e3d';
const ISSUER = `${HOST}/${TENANT}/v2.0`;

type Platform = 'spa' | 'native' | 'web';

const documentOf = (tenant: string, named: string) => ({
  issuer: `${HOST}/${named}/v2.0`,
  authorization_endpoint: `${HOST}/${tenant}/oauth2/v2.0/authorize`,
  token_endpoint: `${HOST}/${tenant}/oauth2/v2.0/token`,
  userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
  token_endpoint_auth_methods_supported: [
    'client_secret_post',
    'private_key_jwt',
    'client_secret_basic',
  ],
});

const CROSS_ORIGIN =
  "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.";
const NOT_CROSS_ORIGIN =
  "AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.";

/** A page's code may be redeemed only with an `Origin` header, any other only without one. */
const objectionOf =
  (platform: Platform) =>
  ({ headers }: Received) => {
    const isCrossOrigin = headers.origin !== undefined;
    if (isCrossOrigin === (platform === 'spa')) return undefined;
    return refusal('invalid_request', isCrossOrigin ? CROSS_ORIGIN : NOT_CROSS_ORIGIN);
  };

interface Setting {
  readonly platform: Platform;
  /** As it stands in the addresses. */
  readonly tenant?: string;
  /** As the metadata names it. */
  readonly named?: string;
  /** The user's directory. */
  readonly home?: string;
}

const playEntra = ({ platform, tenant = TENANT, named = tenant, home = TENANT }: Setting) =>
  playOpenId(
    documentOf(tenant, named),
    {
      client: { id: 'client', ...(platform === 'web' && { secret: 'hush' }) },
      objection: objectionOf(platform),
      tokens: (asked) => ({
        token_type: 'Bearer',
        scope: 'api://shop/read',
        expires_in: 3599,
        ext_expires_in: 3599,
        access_token: jwtWith({ aud: 'api://shop', iss: `${HOST}/${home}/v2.0`, sub: 'pairwise' }),
        id_token: idTokenFor(asked, `${HOST}/${home}/v2.0`, { tid: home }),
      }),
      refreshToken: { isGiven: (asked) => has(asked, 'offline_access'), isSingleUse: false },
    },
    `${HOST}/${tenant}/v2.0`,
  );

const entra = (kind: Platform, form = {}): Described => ({
  provider: 'entra',
  blanks: { tenant: TENANT },
  kind,
  form: {
    clientId: 'client',
    scope: 'openid offline_access api://shop/read',
    ...(kind === 'web' && { clientSecret: 'hush' }),
    ...form,
  },
});

describe('Microsoft Entra ID: the preset of each platform', () => {
  test.each<[Platform, 'redirect' | 'remove']>([
    ['spa', 'redirect'],
    ['native', 'remove'],
    ['web', 'remove'],
  ])('%s sends the Origin that the platform wants', async (platform, originHeader) => {
    playEntra({ platform });
    const app = await userApp(entra(platform));
    expect(app.app.originHeader).toBe(originHeader);
    const { tokens, refreshToken } = await signInTo(app, asBrowserOf(app.app));
    expect(tokens).toMatchObject({ subject: 'user-1', scopes: ['api://shop/read'] });
    expect(refreshToken).toBeDefined();
  });

  test.each<[Platform, Platform, 'redirect' | 'remove']>([
    ['spa', 'native', 'redirect'],
    ['spa', 'web', 'redirect'],
    ['native', 'spa', 'remove'],
    ['web', 'spa', 'remove'],
  ])('of an app for %s, chosen as %s, learns %s from the refusal', async (platform, kind, hint) => {
    playEntra({ platform });
    const app = await userApp(entra(kind));
    expect(await hintOf(signInTo(app, asBrowserOf(app.app)))).toBe(hint);
  });

  test.each<[Platform]>([['spa'], ['native']])('%s is renewed in the same way', async (kind) => {
    playEntra({ platform: kind });
    const app = await userApp(entra(kind));
    const http = asBrowserOf(app.app);
    const next = await renew(app, await signInTo(app, http), http);
    expect(next.tokens.subject).toBe('user-1');
  });

  test('web sends its secret in the body', async () => {
    playEntra({ platform: 'web' });
    const app = await userApp(entra('web'));
    await signInTo(app, asBrowserOf(app.app));
    expect(firstAskedOf(app.grant.server.tokenEndpoint).form.get('client_secret')).toBe('hush');
  });
});

describe('Microsoft Entra ID: the issuer', () => {
  test('is that of version 2.0, with endpoints beside it', async () => {
    playEntra({ platform: 'spa' });
    const { grant } = await userApp(entra('spa'));
    expect(askedOf(`${ISSUER}/.well-known/openid-configuration`)).toHaveLength(1);
    expect(grant.server).toMatchObject({
      issuer: ISSUER,
      tokenEndpoint: `${HOST}/${TENANT}/oauth2/v2.0/token`,
    });
  });

  // The form asks for the tenant's ID instead: such an issuer is only there with endpoints that were typed.
  test.each(['common', 'organizations'])(
    'for all tenants, %s, takes the ID token of the user’s own',
    async (tenant) => {
      playEntra({ platform: 'spa', tenant, named: '{tenantid}' });
      const app = await userApp(entra('spa', { issuer: `${HOST}/${tenant}/v2.0` }));
      expect(app.grant.server.issuer).toBe(`${HOST}/${tenant}/v2.0`);
      expect((await signInTo(app, asBrowserOf(app.app))).tokens.subject).toBe('user-1');
    },
  );

  test('by a name of the tenant is found under its ID', async () => {
    playEntra({ platform: 'spa', tenant: 'contoso.onmicrosoft.com', named: TENANT });
    playEntra({ platform: 'spa' });
    const app = await userApp(entra('spa', { issuer: `${HOST}/contoso.onmicrosoft.com/v2.0` }));
    expect(app.grant.server.issuer).toBe(ISSUER);
  });

  test('of one tenant does not take the ID token of another', async () => {
    playEntra({ platform: 'spa', home: '00000000-0000-0000-0000-000000000000' });
    const app = await userApp(entra('spa'));
    const work = signInTo(app, asBrowserOf(app.app));
    expect(await failureFrom(work)).toEqual(failure('id_token_invalid'));
  });
});
