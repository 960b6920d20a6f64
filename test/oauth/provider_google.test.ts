import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { parseAppForm } from '../../src/core/parse-app-form.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { failureFrom } from '../support/grants.ts';
import { withHostileIssuer } from '../support/issuers.ts';
import { appWith } from '../support/samples.ts';
import {
  type Described,
  formOfApp,
  idTokenFor,
  renew,
  signInTo,
  userApp,
} from '../support/simulated-app.ts';
import { claimedIn, refusal } from '../support/simulated-client.ts';
import { firstAskedOf, queryOf } from '../support/simulated-hosts.ts';
import { isRenewal, playOpenId } from '../support/simulated-openid.ts';

withHostileIssuer();

const ISSUER = 'https://accounts.google.com';
const DOCUMENT = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/o/oauth2/v2/auth`,
  token_endpoint: 'https://oauth2.googleapis.com/token',
  revocation_endpoint: 'https://oauth2.googleapis.com/revoke',
  userinfo_endpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
  token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
  code_challenge_methods_supported: ['plain', 'S256'],
};
const CLIENT = { id: '1.apps.googleusercontent.com', secret: 'GOCSPX-hush' };

/** Whether this user has been asked before: then a refresh token comes only with another consent. */
const playGoogle = ({ consentedBefore = false, named = ISSUER } = {}) =>
  playOpenId(DOCUMENT, {
    client: CLIENT,
    // PKCE spares a web application nothing.
    objection: (request) =>
      claimedIn(request).by === 'none'
        ? refusal('invalid_request', 'client_secret is missing.')
        : undefined,
    tokens: (asked, request) => ({
      access_token: `ya29.${isRenewal(request) ? 'second' : 'first'}`,
      expires_in: 3599,
      token_type: 'Bearer',
      scope: 'https://www.googleapis.com/auth/userinfo.email openid',
      ...(!isRenewal(request) && { id_token: idTokenFor(asked, named, { email: 'a@b.test' }) }),
    }),
    refreshToken: {
      isGiven: (asked) =>
        asked.get('access_type') === 'offline' &&
        (asked.get('prompt') === 'consent' || !consentedBefore),
      isSingleUse: false,
    },
  });

const form = { clientId: CLIENT.id, clientSecret: CLIENT.secret };
const GOOGLE: Described = { provider: 'google', form };

describe('Google: a sign-in', () => {
  test('goes to the token endpoint at another host, as the metadata says', async () => {
    playGoogle();
    const { tokens } = await signInTo(await userApp(GOOGLE));
    expect(readToken(tokens.accessToken)).toEqual({ form: 'opaque' });
    expect(tokens).toMatchObject({ accessToken: 'ya29.first', who: 'a@b.test' });
    expect(firstAskedOf(DOCUMENT.token_endpoint).form.get('client_secret')).toBe(CLIENT.secret);
  });

  test('asks for a refresh token by access_type and prompt, and for no offline_access', async () => {
    playGoogle();
    await signInTo(await userApp(GOOGLE));
    const page = queryOf(firstAskedOf(DOCUMENT.authorization_endpoint));
    expect(Object.fromEntries(page)).toMatchObject({
      access_type: 'offline',
      prompt: 'consent',
      scope: 'openid email',
      code_challenge_method: 'S256',
    });
  });

  test('has the scopes that Google calls otherwise than they were asked for', async () => {
    playGoogle();
    const { tokens } = await signInTo(await userApp(GOOGLE));
    expect(tokens.scopes).toEqual(['https://www.googleapis.com/auth/userinfo.email', 'openid']);
  });

  test('with an ID token of another issuer is refused', async () => {
    playGoogle({ named: 'https://evil.test' });
    const work = signInTo(await userApp(GOOGLE));
    expect(await failureFrom(work)).toEqual(failure('id_token_invalid'));
  });
});

describe('Google: a refresh token', () => {
  test('comes again from a user who has consented before', async () => {
    playGoogle({ consentedBefore: true });
    expect((await signInTo(await userApp(GOOGLE))).refreshToken).toBeDefined();
  });

  test.each([
    ['prompt=consent', { prompt: '' }],
    ['access_type=offline', { authorizationParameters: '' }],
  ])('does not come without %s', async (_, changes) => {
    playGoogle({ consentedBefore: true });
    const app = await userApp({ ...GOOGLE, form: { ...form, ...changes } });
    const { tokens, refreshToken } = await signInTo(app);
    expect([refreshToken, tokens.renewable]).toEqual([undefined, false]);
  });

  test('stays good when it is used, and whom it stands for stays known', async () => {
    playGoogle();
    const app = await userApp(GOOGLE);
    const first = await signInTo(app);
    const next = await renew(app, first);
    expect(next.refreshToken).toBe(first.refreshToken);
    expect(next.tokens).toMatchObject({ accessToken: 'ya29.second', who: 'a@b.test' });
  });
});

describe('Google: a secret', () => {
  test('is asked for by the form', async () => {
    playGoogle();
    const filled = await formOfApp({ provider: 'google', form: { clientId: CLIENT.id } });
    expect(parseAppForm(filled, { id: appWith().id, enabled: true })).toEqual({
      ok: false,
      fault: { clientSecret: { code: 'required' } },
    });
  });

  test('that is not sent is refused in Google’s words, in spite of PKCE', async () => {
    playGoogle();
    const app = await userApp({ ...GOOGLE, form: { ...form, authentication: 'none' } });
    expect(await failureFrom(signInTo(app))).toEqual(
      failure('refused', 'invalid_request: client_secret is missing.'),
    );
  });
});
