import { describe, expect, test } from 'vitest';
import { failureFrom } from '../support/grants.ts';
import { withHostileIssuer } from '../support/issuers.ts';
import { jwtWith } from '../support/samples.ts';
import { type Described, idTokenFor, renew, signInTo, userApp } from '../support/simulated-app.ts';
import { refusal } from '../support/simulated-client.ts';
import { askedOf, firstAskedOf, queryOf } from '../support/simulated-hosts.ts';
import { has, playOpenId } from '../support/simulated-openid.ts';
import { asBrowserOf, hintOf } from '../support/simulated-origin.ts';

withHostileIssuer();

const ORG = 'https://dev-12345.okta.com';
const ISSUER = `${ORG}/oauth2/default`;

const documentOf = (issuer: string, endpoints: string) => ({
  issuer,
  authorization_endpoint: `${endpoints}/v1/authorize`,
  token_endpoint: `${endpoints}/v1/token`,
  introspection_endpoint: `${endpoints}/v1/introspect`,
  revocation_endpoint: `${endpoints}/v1/revoke`,
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
});

const PKCE_WANTED = 'Browser requests to the token endpoint must use Proof Key for Code Exchange.';

const playOkta = (secret?: string, issuer = ISSUER, endpoints = issuer) =>
  playOpenId(documentOf(issuer, endpoints), {
    client: { id: 'client', ...(secret !== undefined && { secret }) },
    objection: ({ headers, form }) =>
      headers.origin !== undefined &&
      form.get('grant_type') === 'authorization_code' &&
      !form.has('code_verifier')
        ? refusal('invalid_client', PKCE_WANTED)
        : undefined,
    tokens: (asked) => ({
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: jwtWith({ iss: issuer, aud: 'api://default', cid: 'client', sub: 'ada' }),
      scope: asked.get('scope'),
      id_token: idTokenFor(asked, issuer),
    }),
    refreshToken: { isGiven: (asked) => has(asked, 'offline_access'), isSingleUse: true },
  });

type Kind = 'native' | 'spa' | 'web';

const okta = (kind: Kind, form = {}): Described => ({
  provider: 'okta',
  blanks: { domain: 'dev-12345.okta.com', authorization_server: 'default' },
  kind,
  form: { clientId: 'client', ...(kind === 'web' && { clientSecret: 'hush' }), ...form },
});

describe('Okta, a custom authorization server', () => {
  test('has its metadata below its own path', async () => {
    playOkta();
    const { grant } = await userApp(okta('native'));
    expect(askedOf(`${ISSUER}/.well-known/openid-configuration`)).toHaveLength(1);
    expect(grant.server).toMatchObject({
      issuer: ISSUER,
      tokenEndpoint: `${ISSUER}/v1/token`,
      introspectionEndpoint: `${ISSUER}/v1/introspect`,
    });
  });

  test.each<[Kind, string | undefined]>([
    ['native', undefined],
    ['spa', undefined],
    ['web', 'hush'],
  ])('takes the preset of %s, which has PKCE in any case', async (kind, secret) => {
    playOkta(secret);
    const app = await userApp(okta(kind));
    const { tokens, refreshToken } = await signInTo(app, asBrowserOf(app.app));
    expect(tokens.scopes).toEqual(['openid', 'offline_access']);
    expect(refreshToken).toBeDefined();
    const page = queryOf(firstAskedOf(app.grant.server.authorizationEndpoint));
    expect(page.get('code_challenge_method')).toBe('S256');
  });

  test('rotates refresh tokens, and ends the sign-in at one that was used', async () => {
    playOkta();
    const app = await userApp(okta('spa'));
    const first = await signInTo(app);
    expect((await renew(app, first)).refreshToken).not.toBe(first.refreshToken);
    expect((await failureFrom(renew(app, first))).code).toBe('sign_in_ended');
  });
});

describe('Okta, an app without PKCE', () => {
  const withoutPkce = (changes = {}) => userApp(okta('web', { pkce: 'none', ...changes }));

  test('is taken where no Origin is sent, as its preset has it', async () => {
    playOkta('hush');
    const app = await withoutPkce();
    expect((await signInTo(app, asBrowserOf(app.app))).tokens.subject).toBe('user-1');
  });

  test.each(['keep', 'redirect'] as const)(
    'with %s for its Origin is refused, and learns to leave it out',
    async (originHeader) => {
      playOkta('hush');
      const app = await withoutPkce({ originHeader });
      expect(await hintOf(signInTo(app, asBrowserOf(app.app)))).toBe('remove');
    },
  );
});

test('Okta, the org authorization server, has its endpoints below /oauth2', async () => {
  playOkta(undefined, ORG, `${ORG}/oauth2`);
  const app = await userApp({ ...okta('native'), provider: 'okta_org' });
  expect(app.grant.server).toMatchObject({
    issuer: ORG,
    tokenEndpoint: `${ORG}/oauth2/v1/token`,
  });
  expect((await signInTo(app, asBrowserOf(app.app))).tokens.subject).toBe('user-1');
});
