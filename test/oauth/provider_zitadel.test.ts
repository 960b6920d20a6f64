import { describe, expect, test } from 'vitest';
import { readToken } from '../../src/core/token/read-token.ts';
import { introspect } from '../../src/oauth/introspection.ts';
import { failureFrom } from '../support/grants.ts';
import { type Answer, json } from '../support/hostile-issuer.ts';
import { withHostileIssuer } from '../support/issuers.ts';
import { jwtWith } from '../support/samples.ts';
import { type Described, idTokenFor, ports, signInTo, userApp } from '../support/simulated-app.ts';
import { claimedIn, isClient, refusal } from '../support/simulated-client.ts';
import { play } from '../support/simulated-hosts.ts';
import { has, playOpenId } from '../support/simulated-openid.ts';

withHostileIssuer();

const ISSUER = 'https://example.zitadel.cloud';
const CLIENT = { id: 'client', secret: 'h:u+s~h' };
const AUDIENCE = 'urn:zitadel:iam:org:project:id:42:aud';

/** By Basic only, of which both parts are form-encoded. */
const introspecting: Answer = (response, request) => {
  const isAllowed = claimedIn(request).by === 'basic' && isClient(request, CLIENT);
  const active = request.form.get('token') === 'opaque-token';
  const answer = isAllowed
    ? json({ active, ...(active && { aud: ['client', '42'] }) })
    : refusal('invalid_client', undefined, 401);
  answer(response, request);
};

/** `isJwt`: the app’s own setting. */
function playZitadel({ isJwt = false } = {}) {
  playOpenId(
    {
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/oauth/v2/authorize`,
      token_endpoint: `${ISSUER}/oauth/v2/token`,
      introspection_endpoint: `${ISSUER}/oauth/v2/introspect`,
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none', 'client_secret_basic'],
    },
    {
      client: CLIENT,
      tokens: (asked) => ({
        access_token: isJwt
          ? jwtWith({ iss: ISSUER, aud: ['client', ...(has(asked, AUDIENCE) ? ['42'] : [])] })
          : 'opaque-token',
        token_type: 'Bearer',
        expires_in: 43_199,
        id_token: idTokenFor(asked, ISSUER),
      }),
      refreshToken: { isGiven: (asked) => has(asked, 'offline_access'), isSingleUse: true },
    },
  );
  play(`${ISSUER}/oauth/v2/introspect`, introspecting);
}

const zitadel = (form = {}): Described => ({
  provider: 'zitadel',
  blanks: { server: 'example.zitadel.cloud' },
  form: {
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    authentication: 'client_secret_basic',
    ...form,
  },
});

describe('Zitadel', () => {
  test('gives an opaque token, and a refresh token for the preset’s offline_access', async () => {
    playZitadel();
    const { tokens, refreshToken } = await signInTo(await userApp(zitadel()));
    expect(readToken(tokens.accessToken)).toEqual({ form: 'opaque' });
    expect(refreshToken).toBeDefined();
  });

  test('gives no refresh token without it', async () => {
    playZitadel();
    const { refreshToken } = await signInTo(await userApp(zitadel({ scope: 'openid' })));
    expect(refreshToken).toBeUndefined();
  });

  test.each([
    [`openid ${AUDIENCE}`, ['client', '42']],
    ['openid', ['client']],
  ])('whose app has JWT as its type gives, for %j, a token for %j', async (scope, aud) => {
    playZitadel({ isJwt: true });
    const { tokens } = await signInTo(await userApp(zitadel({ scope })));
    expect(readToken(tokens.accessToken)).toMatchObject({ claims: { aud } });
  });

  test('introspects its opaque token for the client, by form-encoded Basic', async () => {
    playZitadel();
    const { grant, credentials, ...app } = await userApp(zitadel());
    const { accessToken } = (await signInTo({ grant, credentials, ...app })).tokens;
    const by = { kind: 'client', credentials } as const;
    expect(await introspect(grant, by, accessToken, ports)).toMatchObject({ active: true });
  });

  test('refuses Basic that is not form-encoded', async () => {
    playZitadel();
    const app = await userApp(zitadel({ authentication: 'client_secret_basic_raw' }));
    expect((await failureFrom(signInTo(app))).code).toBe('client_refused');
  });
});
