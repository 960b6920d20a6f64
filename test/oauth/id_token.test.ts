import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { signInWith } from '../support/code-flow.ts';
import { codeGrant, failureFrom, NOON } from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';
import { jwtWith } from '../support/samples.ts';

withHostileIssuer();

const BEARER = { access_token: 'token', token_type: 'Bearer', expires_in: 60 };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an ID token', () => {
  const openid = () => codeGrant(issuer.url, { request: { scopes: ['openid'] } });

  /** Signs in at an issuer that puts `claims` into its ID token, beside the right ones. */
  const signInAs = (claims: object, header?: object, grant = openid()) =>
    signInWith((asked) => {
      const right = {
        iss: issuer.url,
        aud: 'shop',
        sub: 'user-7',
        iat: NOON / 1000,
        exp: NOON / 1000 + 60,
        nonce: asked.get('nonce') ?? undefined,
      };
      const idToken = jwtWith({ ...right, ...claims }, header);
      issuer.on('/token', json({ ...BEARER, id_token: idToken }));
      return {};
    }, grant);

  test.each<[string, object]>([
    ['of another issuer', { iss: 'https://evil.test' }],
    ['for another client', { aud: 'other' }],
    ['that is over', { exp: NOON / 1000 - 3600 }],
  ])('%s is not taken', async (_what, claims) => {
    expect(await failureFrom(signInAs(claims))).toEqual(failure('id_token_invalid'));
  });

  test.each([
    ['with another nonce', { nonce: 'other' }],
    ['with an empty nonce', { nonce: '' }],
    ['without a nonce', { nonce: undefined }],
  ])('%s is not taken', async (_what, claims) => {
    expect(await failureFrom(signInAs(claims))).toEqual(failure('nonce_mismatch'));
  });

  test.each<[string, object, object?]>([
    ['without a subject', { sub: undefined }],
    ['without a signature', {}, { alg: 'none' }],
    ['with a signature that nobody knows', {}, { alg: 'XX999' }],
  ])('%s is not taken', async (_what, claims, header) => {
    const { code } = await failureFrom(signInAs(claims, header));
    expect(['id_token_invalid', 'bad_answer']).toContain(code);
  });

  describe('of Microsoft Entra, which signs in users of any tenant', () => {
    const COMMON = 'https://login.microsoftonline.com/common/v2.0';
    const entra = () =>
      codeGrant(issuer.url, { server: { issuer: COMMON }, request: { scopes: ['openid'] } });
    const ofTenant = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`;

    test('is taken from the tenant that it names itself', async () => {
      const claims = { iss: ofTenant('t-1'), tid: 't-1' };
      expect((await signInAs(claims, undefined, entra())).tokens.subject).toBe('user-7');
    });

    test.each([
      [{ iss: ofTenant('t-2'), tid: 't-1' }],
      [{ iss: COMMON, tid: 't-1' }],
      [{ iss: 'https://evil.test/t-1/v2.0', tid: 't-1' }],
    ])('is not taken from another: %j', async (claims) => {
      const found = await failureFrom(signInAs(claims, undefined, entra()));
      expect(found).toEqual(failure('id_token_invalid'));
    });

    test('names no tenant of an issuer that has none', async () => {
      const claims = { iss: ofTenant('t-1'), tid: 't-1' };
      expect(await failureFrom(signInAs(claims))).toEqual(failure('id_token_invalid'));
    });
  });

  test('that was asked for and did not come is missed', async () => {
    issuer.on('/token', json(BEARER));
    expect(await failureFrom(signInWith({}, openid()))).toEqual(failure('no_id_token'));
  });

  test('with a nonce that nobody asked for is not taken', async () => {
    const work = signInAs({ nonce: 'theirs' }, undefined, codeGrant(issuer.url));
    expect(await failureFrom(work)).toEqual(failure('nonce_mismatch'));
  });

  test.each<[number | undefined, object, string | undefined]>([
    [undefined, {}, undefined],
    [60, { auth_time: NOON / 1000 - 60 }, undefined],
    [60, { auth_time: NOON / 1000 - 100 }, 'id_token_invalid'],
    [60, {}, 'bad_answer'],
  ])('where a sign-in may be %d s old, with %j: %s', async (maxAge, claims, expected) => {
    const authorization = maxAge === undefined ? {} : { maxAge };
    const grant = codeGrant(issuer.url, { request: { scopes: ['openid'] }, authorization });
    const work = signInAs(claims, undefined, grant);
    if (expected === undefined) expect((await work).tokens.subject).toBe('user-7');
    else expect((await failureFrom(work)).code).toBe(expected);
  });

  test('is measured by the clock of the issuer', async () => {
    const later = NOON / 1000 + 3600;
    const work = signInWith((asked) => {
      const claims = { iss: issuer.url, aud: 'shop', sub: 'user-7', nonce: asked.get('nonce') };
      const idToken = jwtWith({ ...claims, iat: later, nbf: later, exp: later + 60 });
      const date = new Date(later * 1000).toUTCString();
      issuer.on('/token', json({ ...BEARER, id_token: idToken }, 200, { date }));
      return {};
    }, openid());
    expect((await work).tokens).toMatchObject({ subject: 'user-7', skew: 3_600_000 });
  });

  test('that is encrypted is none that we can read', async () => {
    issuer.on('/token', json({ ...BEARER, id_token: 'a.b.c.d.e' }));
    expect((await failureFrom(signInWith({}, openid()))).code).toBe('id_token_invalid');
  });

  test('is kept, with whom it stands for', async () => {
    const { tokens } = await signInAs({ email: 'a@shop.test' });
    expect(tokens).toMatchObject({ who: 'a@shop.test', subject: 'user-7' });
    expect(readToken(tokens.idToken ?? '')).toMatchObject({ claims: { sub: 'user-7' } });
  });

  test.each(['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'HS256'])(
    'signed with %s is taken',
    async (alg) => {
      const { tokens } = await signInAs({}, { alg });
      expect(tokens.who).toBe('user-7');
    },
  );

  test.each<[object, string]>([
    [{}, 'user-7'],
    [{ name: 'Alice' }, 'Alice'],
    [{ upn: 'alice@corp', name: 'Alice' }, 'alice@corp'],
    [{ email: 'a@shop.test', upn: 'alice@corp' }, 'a@shop.test'],
    [{ email: 7, preferred_username: '' }, 'user-7'],
    [{ email: 'a@shop.test' }, 'a@shop.test'],
    [{ email: 'a@shop.test', preferred_username: 'alice' }, 'alice'],
  ])('tells who signed in: %j as %j', async (claims, who) => {
    expect((await signInAs(claims)).tokens.who).toBe(who);
  });
});
