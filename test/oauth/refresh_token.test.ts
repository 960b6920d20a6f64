import { describe, expect, test } from 'vitest';
import { ordersWeb } from '../../demo/clients.ts';
import { failure } from '../../src/core/failure.ts';
import type { AuthorizationCodeGrant } from '../../src/core/grant.ts';
import { basisOf } from '../../src/core/identity.ts';
import { type Renewal, refresh } from '../../src/oauth/refresh-token.ts';
import { authorizeAs } from '../support/demo-user.ts';
import {
  codeGrant,
  failureFrom,
  loopback,
  NOON,
  now,
  realFetch,
  signIn,
} from '../support/grants.ts';
import { json, spyOn } from '../support/hostile-issuer.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();

const ports = { http: realFetch, now };
const BEARER = { access_token: 'next', token_type: 'Bearer', expires_in: 60 };
const PREVIOUS = { accessToken: 'before', scopes: ['a', 'b'], who: 'alice', subject: 'a-7' };

const renewal = (changes: Partial<Renewal> = {}): Renewal => ({
  refreshToken: 'refresh-1',
  credentials: {},
  previous: PREVIOUS,
  ...changes,
});
const refreshed = (answer: object, changes: Partial<Renewal> = {}) => {
  issuer.on('/token', json({ ...BEARER, ...answer }));
  return refresh(codeGrant(issuer.url), renewal(changes), ports);
};

describe('only invalid_grant says that the sign-in has ended', () => {
  test.each([
    [400, 'invalid_grant', 'sign_in_ended'],
    [401, 'invalid_grant', 'sign_in_ended'],
    [400, 'invalid_request', 'refused'],
    [401, 'invalid_client', 'client_refused'],
    [400, 'invalid_scope', 'refused'],
    [429, 'invalid_grant', 'busy'],
    [500, 'invalid_grant', 'busy'],
  ])('%d %s: %s', async (code, error, expected) => {
    issuer.on('/token', json({ error }, code));
    const work = refresh(codeGrant(issuer.url), renewal(), ports);
    expect((await failureFrom(work)).code).toBe(expected);
  });
});

test.each([[7], [{}], [true]])(
  'an answer with %j for a refresh token is not taken',
  async (token) => {
    expect(await failureFrom(refreshed({ refresh_token: token }))).toEqual(failure('bad_answer'));
  },
);

test('a client that should have a secret and has none asks nobody', async () => {
  const grant = codeGrant(issuer.url, { client: { authentication: 'client_secret_post' } });
  const work = refresh(grant, renewal(), ports);
  expect(await failureFrom(work)).toEqual(failure('secret_missing'));
  expect(issuer.received).toEqual([]);
});

describe('the request', () => {
  test('of a public client has its id, and the API', async () => {
    issuer.on('/token', json(BEARER));
    const request = { scopes: ['a'], audience: 'shop', resources: ['urn:shop'] };
    await refresh(codeGrant(issuer.url, { request }), renewal(), ports);
    const [{ form, headers } = { form: [], headers: {} }] = issuer.received;
    expect(headers.authorization).toBeUndefined();
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
      client_id: 'shop',
      audience: 'shop',
      resource: 'urn:shop',
    });
  });

  test('has the secret and the parameters of the app', async () => {
    issuer.on('/token', json(BEARER));
    const grant = codeGrant(issuer.url, {
      client: { authentication: 'client_secret_post' },
      request: { parameters: [{ name: 'tenant', value: 'a' }] },
    });
    await refresh(grant, renewal({ credentials: { secret: 'hush' } }), ports);
    expect(Object.fromEntries(issuer.received[0]?.form ?? [])).toMatchObject({
      tenant: 'a',
      client_secret: 'hush',
    });
  });

  test('carries no cookies and follows nothing', async () => {
    issuer.on('/token', json(BEARER));
    const { http, calls } = spyOn();
    await refresh(codeGrant(issuer.url), renewal(), { http, now });
    expect(calls).toMatchObject([{ request: { credentials: 'omit', redirect: 'manual' } }]);
  });
});

describe('where the answer is silent', () => {
  test('the refresh token stays good', async () => {
    expect((await refreshed({})).refreshToken).toBe('refresh-1');
    expect((await refreshed({ refresh_token: null })).refreshToken).toBe('refresh-1');
    expect((await refreshed({ refresh_token: '' })).refreshToken).toBe('refresh-1');
    expect((await refreshed({ refresh_token: 'refresh-2' })).refreshToken).toBe('refresh-2');
  });

  test('the scopes are those from before', async () => {
    expect((await refreshed({})).tokens.scopes).toEqual(['a', 'b']);
    expect((await refreshed({ scope: 'a' })).tokens.scopes).toEqual(['a']);
  });

  test('the scopes are those that were asked for where none are known', async () => {
    const { tokens } = await refreshed({}, { previous: undefined });
    expect(tokens.scopes).toEqual(['orders:read']);
    expect(tokens).not.toHaveProperty('who');
  });

  test('the token stands for the same user, and can be renewed again', async () => {
    expect((await refreshed({})).tokens).toEqual({
      accessToken: 'next',
      receivedAt: NOON,
      expiresAt: NOON + 60_000,
      scopes: ['a', 'b'],
      renewable: true,
      who: 'alice',
      subject: 'a-7',
      basis: basisOf(codeGrant(issuer.url)),
      refreshToken: { receivedAt: NOON },
    });
  });
});

describe('a refresh token that was got elsewhere', () => {
  test('is asked for the scopes that the app wants', async () => {
    issuer.on('/token', json(BEARER));
    const { kind: _, server, client, request } = codeGrant(issuer.url);
    const grant = { kind: 'refresh_token', server, client, request } as const;
    const { tokens } = await refresh(grant, renewal({ previous: undefined }), ports);
    expect(issuer.received[0]?.form.get('scope')).toBe('orders:read');
    expect(tokens).toMatchObject({
      scopes: ['orders:read'],
      renewable: true,
      basis: basisOf(grant),
    });
  });
});

describe('at a real issuer', () => {
  const atDemo = { http: loopback, now: Date.now };
  const demoGrant = (): AuthorizationCodeGrant =>
    codeGrant(demo.issuer.url, {
      client: { id: ordersWeb.id },
      request: { scopes: ['openid', 'offline_access', 'orders:read', 'orders:write'] },
    });
  const signedIn = async () => {
    const ports = { ...atDemo, authorize: authorizeAs('bob') };
    const { tokens, refreshToken = '' } = await signIn(demoGrant(), {}, ports);
    return { refreshToken, credentials: {}, previous: tokens };
  };

  test('a refresh token that never was one ends the sign-in, and is not repeated', async () => {
    const work = refresh(demoGrant(), renewal({ refreshToken: 'made-up-token' }), atDemo);
    const { code, detail } = await failureFrom(work);
    expect(code).toBe('sign_in_ended');
    expect(detail).not.toContain('made-up-token');
  });

  test('new tokens come with the next refresh token, for the same user and scopes', async () => {
    const first = await signedIn();
    const second = await refresh(demoGrant(), first, atDemo);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(second.tokens.accessToken).not.toBe(first.previous.accessToken);
    expect(second.tokens).toMatchObject({ scopes: ['orders:read'], who: 'bob', renewable: true });
    const third = await refresh(
      demoGrant(),
      { ...first, refreshToken: second.refreshToken },
      atDemo,
    );
    expect(third.tokens.accessToken).not.toBe(second.tokens.accessToken);
  });

  test('a refresh token that is used twice ends the sign-in', async () => {
    const first = await signedIn();
    const second = await refresh(demoGrant(), first, atDemo);
    expect((await failureFrom(refresh(demoGrant(), first, atDemo))).code).toBe('sign_in_ended');
    const next = { ...first, refreshToken: second.refreshToken };
    expect((await failureFrom(refresh(demoGrant(), next, atDemo))).code).toBe('sign_in_ended');
  });
});
