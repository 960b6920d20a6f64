import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { failureFrom } from '../support/grants.ts';
import { withHostileIssuer } from '../support/issuers.ts';
import { jwtWith } from '../support/samples.ts';
import {
  type Described,
  idTokenFor,
  presetForm,
  renew,
  signInTo,
  userApp,
} from '../support/simulated-app.ts';
import { refusal } from '../support/simulated-client.ts';
import { askedOf } from '../support/simulated-hosts.ts';
import { has, playOpenId } from '../support/simulated-openid.ts';

withHostileIssuer();

const BASE = 'https://tenant.eu.auth0.com';
const ISSUER = `${BASE}/`;
const API = 'https://api.example.com';

/** `allowsOffline`: the API's own switch. */
const playAuth0 = ({ allowsOffline = true } = {}) =>
  playOpenId(
    {
      issuer: ISSUER,
      authorization_endpoint: `${BASE}/authorize`,
      token_endpoint: `${BASE}/oauth/token`,
      userinfo_endpoint: `${BASE}/userinfo`,
      code_challenge_methods_supported: ['S256', 'plain'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    },
    {
      client: { id: 'native' },
      tokens: (asked) => ({
        access_token:
          asked.get('audience') === API
            ? jwtWith({ iss: ISSUER, sub: 'user-1', aud: [API, `${BASE}/userinfo`] })
            : 'opaque-for-userinfo',
        id_token: idTokenFor(asked, ISSUER),
        expires_in: 86_400,
        token_type: 'Bearer',
      }),
      refreshToken: {
        isGiven: (asked) => has(asked, 'offline_access') && allowsOffline,
        isSingleUse: true,
      },
      wrongRefreshToken: refusal('invalid_grant', 'Unknown or invalid refresh token.', 403),
    },
  );

const described = (form = {}): Described => ({
  provider: 'auth0',
  blanks: { domain: 'https://tenant.eu.auth0.com/' },
  form: { clientId: 'native', ...form },
});

const userOf = (form?: object) => userApp(described(form));

describe('Auth0: the issuer', () => {
  test('has a slash at its end, which its ID tokens have, too', async () => {
    playAuth0();
    const app = await userOf();
    expect(presetForm(described()).issuer).toBe(ISSUER);
    expect(app.grant.server.issuer).toBe(ISSUER);
    expect((await signInTo(app)).tokens.subject).toBe('user-1');
    expect(askedOf(`${BASE}/.well-known/openid-configuration`)).toHaveLength(1);
  });

  test('that was typed without that slash is corrected by the metadata', async () => {
    playAuth0();
    const app = await userOf({ issuer: BASE });
    expect(app.grant.server.issuer).toBe(ISSUER);
  });

  test('without that slash would not be the one of its ID tokens', async () => {
    playAuth0();
    const { grant, ...app } = await userOf();
    const bare = { ...grant, server: { ...grant.server, issuer: BASE } };
    const work = signInTo({ ...app, grant: bare });
    expect(await failureFrom(work)).toEqual(failure('id_token_invalid'));
  });
});

describe('Auth0: the audience', () => {
  test('that is given is the token’s, which can be read', async () => {
    playAuth0();
    const { tokens } = await signInTo(await userOf({ audience: API }));
    expect(readToken(tokens.accessToken)).toMatchObject({
      form: 'self-contained',
      claims: { aud: [API, `${BASE}/userinfo`] },
    });
  });

  test('that is left out leaves a token that is opaque', async () => {
    playAuth0();
    const { tokens } = await signInTo(await userOf());
    expect(readToken(tokens.accessToken)).toEqual({ form: 'opaque' });
  });
});

describe('Auth0: a refresh token', () => {
  test('is asked for by the preset’s offline_access, and is another each time', async () => {
    playAuth0();
    const app = await userOf({ audience: API });
    const first = await signInTo(app);
    const second = await renew(app, first);
    expect(first.refreshToken).toBeDefined();
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect((await renew(app, second)).tokens.subject).toBe('user-1');
  });

  test('that was used is refused with 403, and the sign-in has ended', async () => {
    playAuth0();
    const app = await userOf({ audience: API });
    const first = await signInTo(app);
    await renew(app, first);
    expect(await failureFrom(renew(app, first))).toEqual(
      failure('sign_in_ended', 'invalid_grant: Unknown or invalid refresh token.'),
    );
  });

  test.each([
    ['the API does not allow it', { allowsOffline: false }, 'openid offline_access'],
    ['offline_access is taken away', {}, 'openid'],
  ])('does not come where %s', async (_, manners, scope) => {
    playAuth0(manners);
    const { tokens, refreshToken } = await signInTo(await userOf({ audience: API, scope }));
    expect([refreshToken, tokens.renewable]).toEqual([undefined, false]);
  });
});
