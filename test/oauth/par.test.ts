import { beforeEach, describe, expect, test } from 'vitest';
import { ordersServer, ordersWeb } from '../../demo/clients.ts';
import { failure } from '../../src/core/failure.ts';
import type { AuthorizationCodeGrant } from '../../src/core/grant.ts';
import { beginSignIn } from '../../src/oauth/authorization-code.ts';
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
import { type Answer, html, json } from '../support/hostile-issuer.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();

const REFERENCE = 'urn:ietf:params:oauth:request_uri:abc';
const pushedTo = (url: string) => ({ authorization: { pushedRequestEndpoint: url } });

/** A grant that does everything that a pushed request may hold. */
const pushingGrant = (changes: Partial<AuthorizationCodeGrant['server']> = {}) =>
  codeGrant(issuer.url, {
    client: { authentication: 'client_secret_post' },
    server: changes,
    request: { scopes: ['openid', 'orders'], resources: ['urn:a', 'urn:b'], audience: 'shop' },
    authorization: {
      pushedRequestEndpoint: `${issuer.url}/push`,
      responseMode: 'query',
      prompt: 'login',
      parameters: [{ name: 'ui_locales', value: 'de' }],
    },
  });

const begin = (grant = pushingGrant()) =>
  beginSignIn(grant, { secret: 'hush' }, REDIRECT_URI, { http: realFetch, now });

describe('a pushed request (RFC 9126)', () => {
  beforeEach(() => issuer.on('/push', json({ request_uri: REFERENCE, expires_in: 60 }, 201)));

  test('holds what the browser would have carried, and proves who asks', async () => {
    const { binding } = await begin();
    const [{ form, path, method } = { form: new URLSearchParams(), path: '', method: '' }] =
      issuer.received;
    expect([method, path]).toEqual(['POST', '/push']);
    expect(form.getAll('resource')).toEqual(['urn:a', 'urn:b']);
    expect(Object.fromEntries(form)).toEqual({
      client_id: 'shop',
      client_secret: 'hush',
      response_type: 'code',
      redirect_uri: REDIRECT_URI,
      scope: 'openid orders',
      audience: 'shop',
      resource: 'urn:b',
      state: binding.state,
      nonce: binding.nonce,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      response_mode: 'query',
      prompt: 'login',
      ui_locales: 'de',
    });
  });

  test('leaves the browser with the reference, and the endpoint with its own parameters', async () => {
    const authorizationEndpoint = `${issuer.url}/auth?tenant=a&client_id=evil`;
    const { url } = await begin(pushingGrant({ authorizationEndpoint }));
    expect(`${url.origin}${url.pathname}`).toBe(`${issuer.url}/auth`);
    expect([...url.searchParams]).toEqual([
      ['tenant', 'a'],
      ['client_id', 'shop'],
      ['request_uri', REFERENCE],
    ]);
  });
});

test.each<[string, Answer, ReturnType<typeof failure>]>([
  ['an error', json({ error: 'invalid_scope' }, 400), failure('refused', 'invalid_scope')],
  [
    'an unknown client',
    json({ error: 'invalid_client' }, 401),
    failure('client_refused', 'invalid_client'),
  ],
  ['an error with 200', json({ error: 'invalid_scope' }), failure('refused', 'invalid_scope')],
  ['an error with 201', json({ error: 'invalid_scope' }, 201), failure('refused', 'invalid_scope')],
  ['no reference', json({ expires_in: 60 }, 201), failure('bad_answer')],
  ['a page', html(201), failure('not_json')],
  ['200', json({ request_uri: REFERENCE, expires_in: 60 }), failure('status', '200')],
])('an answer that is %s shows no page', async (_what, answer, expected) => {
  issuer.on('/push', answer);
  expect(await failureFrom(begin())).toEqual(expected);
});

test('a secret that the issuer quotes does not come back', async () => {
  issuer.on('/push', (response, request) =>
    json({ error: 'invalid_request', error_description: `got ${request.form}` }, 400)(
      response,
      request,
    ),
  );
  expect((await failureFrom(begin())).detail).not.toContain('hush');
});

describe('at a real issuer', () => {
  const grantFor = (id: string, authentication: 'none' | 'client_secret_basic') =>
    codeGrant(demo.issuer.url, {
      client: { id, authentication },
      server: { namesItself: true },
      request: { scopes: ['openid', 'profile', 'orders:read'] },
      ...pushedTo(`${demo.issuer.url}/request`),
    });
  const ports = { http: loopback, now: Date.now, authorize: authorizeAs('alice') };

  test.each([
    [ordersWeb.id, 'none', undefined],
    [ordersServer.id, 'client_secret_basic', ordersServer.secret],
  ] as const)('%s signs a user in by a reference', async (id, authentication, secret) => {
    const { tokens } = await signIn(grantFor(id, authentication), { secret }, ports);
    expect(tokens).toMatchObject({ who: 'alice', scopes: ['orders:read'] });
    const pushes = demo.issuer.requests.filter(({ path }) => path === '/request');
    expect(pushes.length).toBeGreaterThan(0);
  });

  test('a wrong secret is refused before any page is shown', async () => {
    const work = signIn(grantFor(ordersServer.id, 'client_secret_basic'), { secret: 'x' }, ports);
    expect((await failureFrom(work)).code).toBe('client_refused');
  });
});
