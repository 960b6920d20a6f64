import { beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { userinfo } from '../../src/oauth/userinfo.ts';
import { failureFrom, NOON } from '../support/grants.ts';
import { withHostileIssuer } from '../support/issuers.ts';
import { ports, presetForm, renew, signInTo, userApp } from '../support/simulated-app.ts';
import { playBeyondIdentity } from '../support/simulated-beyond-identity.ts';
import { PUBLIC, REFERENTIAL, SHOP } from '../support/simulated-beyond-shop.ts';
import { IDENTITY, issuerOf } from '../support/simulated-beyond-tokens.ts';
import { askedOf, firstAskedOf, queryOf } from '../support/simulated-hosts.ts';

withHostileIssuer();

beforeEach(() => {
  playBeyondIdentity([PUBLIC, REFERENTIAL]);
});

describe('Beyond Identity: the endpoints', () => {
  test('are those of the application, as its metadata says, and the preset knows introspection', async () => {
    const { grant } = await userApp(SHOP);
    const { issuer, ...server } = grant.server;
    expect(issuer).toBe(issuerOf(PUBLIC));
    expect(askedOf(`${issuer}/.well-known/openid-configuration`)).toHaveLength(1);
    expect(server).toEqual({
      authorizationEndpoint: `${issuer}/authorize`,
      tokenEndpoint: `${issuer}/token`,
      revocationEndpoint: `${issuer}/revoke`,
      userinfoEndpoint: `${issuer}/userinfo`,
      introspectionEndpoint:
        'https://auth-us.beyondidentity.com/v1/tenants/t1/realms/r1/introspect',
      namesItself: false,
    });
  });

  test('that the preset fills in are those that the metadata says', async () => {
    const { grant } = await userApp(SHOP);
    expect(presetForm(SHOP)).toMatchObject({
      issuer: grant.server.issuer,
      authorizationEndpoint: grant.server.authorizationEndpoint,
      tokenEndpoint: grant.server.tokenEndpoint,
    });
  });
});

describe('Beyond Identity: a sign-in to a public application', () => {
  test('brings a readable token for the application and its resource server', async () => {
    const { tokens, refreshToken } = await signInTo(await userApp(SHOP));
    expect(readToken(tokens.accessToken)).toMatchObject({
      form: 'self-contained',
      header: { alg: 'RS256', jku: expect.stringContaining('https://auth-us.beyondidentity.com/') },
      claims: { aud: ['client-public', 'https://api.test/'], bi_t: 't1', bi_r: 'r1' },
    });
    expect(tokens).toMatchObject({ subject: IDENTITY, expiresAt: NOON + 3_600_000 });
    expect(refreshToken).toBeDefined();
  });

  test('sends an S256 challenge and proves itself by nothing else', async () => {
    const { grant, ...app } = await userApp(SHOP);
    await signInTo({ grant, ...app });
    const page = queryOf(firstAskedOf(grant.server.authorizationEndpoint));
    expect(page.get('code_challenge_method')).toBe('S256');
    const { headers, form } = firstAskedOf(grant.server.tokenEndpoint);
    expect(headers.authorization).toBeUndefined();
    expect(form.get('client_id')).toBe('client-public');
    expect(form.has('client_secret')).toBe(false);
  });

  test('without PKCE is refused', async () => {
    const app = await userApp({ ...SHOP, form: { ...SHOP.form, pkce: 'none' } });
    expect(await failureFrom(signInTo(app))).toEqual(failure('refused', 'invalid_request'));
  });

  test('is granted only the scopes that the application allows', async () => {
    const { tokens } = await signInTo(await userApp(SHOP));
    expect(tokens.scopes).toEqual(['orders:read']);
  });

  test('says who it is to the one who asks', async () => {
    const app = await userApp(SHOP);
    const { tokens } = await signInTo(app);
    expect(await userinfo(app.grant, tokens.accessToken, tokens.subject, ports)).toEqual({
      sub: IDENTITY,
      name: 'Ada',
    });
  });

  test('is renewed', async () => {
    const app = await userApp(SHOP);
    const first = await signInTo(app);
    const next = await renew(app, first);
    expect(next.tokens.accessToken).not.toBe(first.tokens.accessToken);
    expect(next).toMatchObject({ refreshToken: first.refreshToken, tokens: { subject: IDENTITY } });
  });

  test('with a refresh token that is not good has ended', async () => {
    const app = await userApp(SHOP);
    const { tokens } = await signInTo(app);
    const gone = renew(app, { tokens, refreshToken: 'gone' });
    expect((await failureFrom(gone)).code).toBe('sign_in_ended');
  });
});
