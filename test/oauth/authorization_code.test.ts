import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { ordersServer, ordersWeb } from '../../demo/clients.ts';
import { FailureError, failure } from '../../src/core/failure.ts';
import type { AuthorizationCodeGrant } from '../../src/core/grant.ts';
import { basisOf } from '../../src/core/identity.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { type AnswerParameters, answerWith, signInWith } from '../support/code-flow.ts';
import { authorizeAs } from '../support/demo-user.ts';
import {
  codeGrant,
  failureFrom,
  loopback,
  now,
  REDIRECT_URI,
  realFetch,
  signIn,
} from '../support/grants.ts';
import { json, spyOn } from '../support/hostile-issuer.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();

const BEARER = { access_token: 'token', token_type: 'Bearer', expires_in: 60 };

const proudGrant = () => codeGrant(issuer.url, { server: { namesItself: true } });

describe('an answer that is not ours is read no further', () => {
  test.each<[string, AnswerParameters]>([
    ['without a state', { state: null }],
    ['with another state', { state: 'other' }],
    ['with an empty state', { state: '' }],
    ['of a stranger, who is another issuer', { state: 'other', iss: 'https://evil.test' }],
    ['that is an error, with another state', { state: 'other', error: 'access_denied' }],
    ['in a JWT', { response: 'a.b.c' }],
  ])('%s', async (_what, parameters) => {
    const work = signInWith(parameters);
    expect(await failureFrom(work)).toEqual(failure('answer_mismatch'));
    expect(issuer.received).toEqual([]);
  });

  test.each<[string, AnswerParameters, string]>([
    ['of another issuer', {}, 'https://evil.test'],
    ['of our issuer with a slash more', {}, 'ISSUER/'],
    ['that is an error of another issuer', { error: 'access_denied' }, 'https://evil.test'],
  ])('%s: it is named', async (_what, parameters, named) => {
    const iss = named.replace('ISSUER', issuer.url);
    const work = signInWith({ ...parameters, iss });
    expect(await failureFrom(work)).toEqual(failure('issuer_response', iss));
    expect(issuer.received).toEqual([]);
  });

  test('of an issuer that quotes the code in its name, which goes no further', async () => {
    const { code, detail } = await failureFrom(signInWith({ iss: 'https://evil.test/code-1' }));
    expect([code, detail]).toEqual(['issuer_response', 'https://evil.test/…']);
  });

  test('that names two issuers', async () => {
    const authorize = async ({ searchParams }: URL) => {
      const answer = answerWith(searchParams, { iss: issuer.url });
      answer.searchParams.append('iss', 'https://evil.test');
      return answer;
    };
    const work = signIn(codeGrant(issuer.url), {}, { http: realFetch, now, authorize });
    expect(await failureFrom(work)).toEqual(failure('answer_mismatch'));
  });

  test('that comes with its state twice', async () => {
    const work = signIn(
      codeGrant(issuer.url),
      {},
      {
        http: realFetch,
        now,
        authorize: async ({ searchParams }) => {
          const answer = answerWith(searchParams, {});
          answer.searchParams.append('state', 'other');
          return answer;
        },
      },
    );
    expect(await failureFrom(work)).toEqual(failure('answer_mismatch'));
    expect(issuer.received).toEqual([]);
  });

  test('that does not name its issuer, although that promised to (RFC 9207 §2.4)', async () => {
    expect(await failureFrom(signInWith({}, proudGrant()))).toEqual(failure('issuer_unnamed'));
    expect(issuer.received).toEqual([]);
  });
});

describe('an answer that is ours and brings no code', () => {
  test.each<[string, AnswerParameters, ReturnType<typeof failure>]>([
    ['is cancelled by the user', { error: 'access_denied' }, failure('cancelled', 'access_denied')],
    ['ends no sign-in', { error: 'invalid_grant' }, failure('refused', 'invalid_grant')],
    [
      'refuses the client',
      { error: 'unauthorized_client' },
      failure('client_refused', 'unauthorized_client'),
    ],
    [
      'is refused, in the words of the issuer',
      { error: 'invalid_scope', error_description: 'No orders.' },
      failure('refused', 'invalid_scope: No orders.'),
    ],
    ['holds a token in its place', { code: null, token: 'x' }, failure('bad_answer')],
    ['holds nothing', { code: null }, failure('bad_answer')],
  ])('%s', async (_what, parameters, expected) => {
    const work = signInWith({ code: null, ...parameters });
    expect(await failureFrom(work)).toEqual(expected);
    expect(issuer.received).toEqual([]);
  });
});

test('what the window itself reports is passed on', async () => {
  const closed = new FailureError(failure('cancelled'));
  const work = signIn(
    codeGrant(issuer.url),
    {},
    {
      http: realFetch,
      now,
      authorize: () => Promise.reject(closed),
    },
  );
  await expect(work).rejects.toBe(closed);
});

test('a client that should have a secret and has none asks nobody', async () => {
  const authorize = vi.fn();
  const grant = codeGrant(issuer.url, { client: { authentication: 'client_secret_basic' } });
  const ports = { http: realFetch, now, authorize };
  expect(await failureFrom(signIn(grant, {}, ports))).toEqual(failure('secret_missing'));
  expect(await failureFrom(signIn(grant, { secret: '' }, ports))).toEqual(
    failure('secret_missing'),
  );
  expect(authorize).not.toHaveBeenCalled();
});

describe('the page that is shown', () => {
  const shown = async (grant: AuthorizationCodeGrant) => {
    let seen = new URL('https://nobody.test');
    await signIn(
      grant,
      { secret: 'hush' },
      {
        http: realFetch,
        now,
        authorize: async (url) => {
          seen = url;
          return answerWith(url.searchParams, {});
        },
      },
    ).catch(() => undefined);
    return seen;
  };

  test('is asked for with PKCE and with what the app wants', async () => {
    const request = {
      scopes: ['openid', 'orders:read'],
      audience: 'shop',
      resources: ['urn:shop'],
    };
    const { origin, pathname, searchParams } = await shown(codeGrant(issuer.url, { request }));
    expect(`${origin}${pathname}`).toBe(`${issuer.url}/auth`);
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: 'shop',
      redirect_uri: REDIRECT_URI,
      scope: 'openid orders:read',
      audience: 'shop',
      resource: 'urn:shop',
      state: expect.stringMatching(/^[\da-f]{64}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
  });

  test('is asked for without what the app does not want', async () => {
    const { searchParams } = await shown(codeGrant(issuer.url, { request: { scopes: [] } }));
    const names = ['scope', 'nonce', 'audience', 'resource'];
    expect(names.filter((name) => searchParams.has(name))).toEqual([]);
  });

  test('keeps the parameters that its address has already, and no other one of ours', async () => {
    const authorizationEndpoint = `${issuer.url}/auth?tenant=a%20b&client_id=evil&state=evil`;
    const { searchParams } = await shown(
      codeGrant(issuer.url, { server: { authorizationEndpoint } }),
    );
    expect(searchParams.get('tenant')).toBe('a b');
    expect(searchParams.getAll('client_id')).toEqual(['shop']);
    expect(searchParams.getAll('state')).not.toContain('evil');
  });

  test('is asked for with new values every time, and never sees the secret', async () => {
    const client = { authentication: 'client_secret_post' } as const;
    const grant = codeGrant(issuer.url, { client, request: { scopes: ['openid'] } });
    const [first, second] = [await shown(grant), await shown(grant)];
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first.searchParams.get(name)).not.toBe(second.searchParams.get(name));
    }
    expect(first.href).not.toContain('hush');
  });
});

describe('the exchange', () => {
  test('proves by PKCE that it belongs to the page that was shown', async () => {
    issuer.on('/token', json(BEARER));
    let challenge: string | null = null;
    await signInWith((asked) => {
      challenge = asked.get('code_challenge');
      return {};
    });
    const [{ form, headers } = { form: new URLSearchParams(), headers: {} }] = issuer.received;
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'authorization_code',
      code: 'code-1',
      redirect_uri: REDIRECT_URI,
      client_id: 'shop',
      code_verifier: expect.any(String),
    });
    const verifier = form.get('code_verifier') ?? '';
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(challenge);
    expect(headers.authorization).toBeUndefined();
  });

  test('names the API again, for issuers that look only here', async () => {
    issuer.on('/token', json(BEARER));
    const request = { scopes: [], audience: 'shop', resources: ['urn:shop'] };
    await signInWith({}, codeGrant(issuer.url, { request }));
    expect(Object.fromEntries(issuer.received[0]?.form ?? [])).toMatchObject({
      audience: 'shop',
      resource: 'urn:shop',
    });
  });

  test('takes the issuer that names itself rightly', async () => {
    issuer.on('/token', json(BEARER));
    const obtained = await signInWith({ iss: issuer.url }, proudGrant());
    expect(obtained.tokens.accessToken).toBe('token');
  });

  test('carries no cookies and follows nothing', async () => {
    issuer.on('/token', json(BEARER));
    const { http, calls } = spyOn();
    await signIn(
      codeGrant(issuer.url),
      {},
      {
        http,
        now,
        authorize: async ({ searchParams }) => answerWith(searchParams, {}),
      },
    );
    expect(calls).toMatchObject([{ request: { credentials: 'omit', redirect: 'manual' } }]);
  });

  test('keeps the verifier, the code and the secret out of what it reports', async () => {
    issuer.on('/token', (response, request) => {
      const body = { error: 'invalid_request', error_description: `you sent ${request.form}` };
      return json(body, 400)(response, request);
    });
    const grant = codeGrant(issuer.url, { client: { authentication: 'client_secret_post' } });
    const { code, detail } = await failureFrom(signInWith({ code: 'c/o+d=e' }, grant, 'h/u+s=h'));
    const sent = issuer.received[0]?.form ?? new URLSearchParams();
    expect(code).toBe('refused');
    expect(detail).toContain('invalid_request: you sent redirect_uri');
    for (const name of ['code', 'code_verifier', 'client_secret']) {
      const value = sent.get(name) ?? 'missing';
      expect(detail).not.toContain(value);
      expect(detail).not.toContain(encodeURIComponent(value));
    }
  });
});

describe('at a real issuer', () => {
  const grantFor = (id: string, changes: Partial<AuthorizationCodeGrant['client']> = {}) =>
    codeGrant(demo.issuer.url, {
      server: { namesItself: true },
      client: { id, ...changes },
      request: { scopes: ['openid', 'profile', 'offline_access', 'orders:read', 'orders:write'] },
    });
  const portsAs = (who: 'alice' | 'bob' | 'cancel') => ({
    http: loopback,
    now: Date.now,
    authorize: authorizeAs(who),
  });

  test('a user who turns back is told nothing worse than that', async () => {
    const work = signIn(grantFor(ordersWeb.id), {}, portsAs('cancel'));
    expect((await failureFrom(work)).code).toBe('cancelled');
  });

  test('a wrong secret is refused, and not repeated', async () => {
    const grant = grantFor(ordersServer.id, { authentication: 'client_secret_basic' });
    const found = await failureFrom(signIn(grant, { secret: 'wrong-secret' }, portsAs('alice')));
    expect(found.code).toBe('client_refused');
    expect(found.detail).not.toContain('wrong-secret');
  });

  test.each<[string, Partial<AuthorizationCodeGrant['client']>, string | undefined]>([
    [ordersWeb.id, {}, undefined],
    [ordersServer.id, { authentication: 'client_secret_basic' }, ordersServer.secret],
  ])('%s signs a user in', async (id, client, secret) => {
    const { tokens, refreshToken } = await signIn(
      grantFor(id, client),
      { secret },
      portsAs('alice'),
    );
    expect(tokens).toEqual({
      accessToken: expect.any(String),
      idToken: expect.any(String),
      receivedAt: expect.any(Number),
      expiresAt: tokens.receivedAt + 300_000,
      scopes: ['orders:read', 'orders:write'],
      renewable: true,
      who: 'alice',
      subject: 'alice',
      basis: basisOf(grantFor(id)),
      refreshToken: { receivedAt: tokens.receivedAt },
    });
    expect(readToken(tokens.accessToken)).toMatchObject({
      claims: { sub: 'alice', client_id: id, iss: demo.issuer.url },
    });
    expect(refreshToken).toEqual(expect.any(String));
  });

  test('a user gets the scopes that the issuer grants, not those that were asked for', async () => {
    const { tokens } = await signIn(grantFor(ordersWeb.id), {}, portsAs('bob'));
    expect(tokens).toMatchObject({ scopes: ['orders:read'], who: 'bob' });
  });

  test('without offline access nothing can be renewed', async () => {
    const grant = codeGrant(demo.issuer.url, {
      client: { id: ordersWeb.id },
      request: { scopes: ['openid', 'orders:read'] },
    });
    const obtained = await signIn(grant, {}, portsAs('alice'));
    expect(obtained.tokens.renewable).toBe(false);
    expect(obtained).not.toHaveProperty('refreshToken');
  });
});
