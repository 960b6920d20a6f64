import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { discover } from '../../src/oauth/discover.ts';
import { failureFrom, loopback, realFetch } from '../support/grants.ts';
import { type Answer, dropped, html, json, spyOn, status } from '../support/hostile-issuer.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

const OIDC = '/.well-known/openid-configuration';
const OAUTH = '/.well-known/oauth-authorization-server';

const ELSEWHERE = status(302, { location: '/elsewhere' });
const OTHER = { issuer: 'https://evil.test', token_endpoint: 'https://evil.test/token' };

withHostileIssuer();
withDemo();

const metadata = (changes: object = {}) => ({
  issuer: issuer.url,
  authorization_endpoint: `${issuer.url}/auth`,
  token_endpoint: `${issuer.url}/token`,
  ...changes,
});
const find = (path = '') => discover(`${issuer.url}${path}`, realFetch);
const asked = () => issuer.received.map(({ path }) => path);

describe('no metadata are found', () => {
  test.each<[string, Answer, Answer, ReturnType<typeof failure>]>([
    ['where there is nothing', status(404), status(404), failure('no_metadata')],
    ['where nobody may look', status(403), status(401), failure('no_metadata')],
    ['where there is a page for everything', html(), html(), failure('not_json')],
    ['where there is a page for one', html(), status(404), failure('not_json')],
    ['where there is a page for the other', status(404), html(), failure('not_json')],
    ['where it sends us elsewhere', ELSEWHERE, status(404), failure('redirected')],
    ['where the other sends us elsewhere', status(404), ELSEWHERE, failure('redirected')],
    ['where there is a list', json([]), status(404), failure('bad_answer')],
    ['where there is null', json(null), status(404), failure('bad_answer')],
    ['where an answer names no issuer', json({}), status(404), failure('bad_answer')],
    ['where both tell something, the first does', ELSEWHERE, html(), failure('redirected')],
    ['where the second search is sent away', status(404), status(503), failure('busy', '503')],
    ['where the second names another', json({}), json(OTHER), failure('issuer_mismatch')],
    ['where the second search breaks', html(404), dropped, failure('unreachable')],
  ])('%s', async (_where, oidc, oauth, expected) => {
    issuer.on(OIDC, oidc);
    issuer.on(OAUTH, oauth);
    expect(await failureFrom(find())).toEqual(expected);
    expect(asked()).toEqual([OIDC, OAUTH]);
  });

  test.each<[string, Answer, ReturnType<typeof failure>]>([
    ['where the server is in trouble', status(500), failure('busy', '500')],
    ['where the server is gone', dropped, failure('unreachable')],
    ['where another issuer answers', json(OTHER), failure('issuer_mismatch')],
  ])('%s, and no second search is made', async (_where, oidc, expected) => {
    issuer.on(OIDC, oidc);
    expect(await failureFrom(find())).toEqual(expected);
    expect(asked()).toEqual([OIDC]);
  });

  test('where what calls itself JSON is none', async () => {
    issuer.on(OIDC, (response) => response.setHeader('content-type', 'application/json').end('{'));
    expect((await failureFrom(find())).code).toBe('bad_answer');
  });
});

describe('metadata are not used', () => {
  test.each<[string, object, string]>([
    ['of another issuer', { issuer: 'https://evil.test' }, 'issuer_mismatch'],
    ['of another path', { issuer: 'http://127.0.0.1/tenant' }, 'issuer_mismatch'],
    ['without a token endpoint', { token_endpoint: undefined }, 'no_endpoints'],
    ['with an empty token endpoint', { token_endpoint: '' }, 'no_endpoints'],
    ['with plain http', { token_endpoint: 'http://issuer.test/token' }, 'insecure_endpoint'],
    [
      'with a sign-in by plain http',
      { authorization_endpoint: 'http://a.test/' },
      'insecure_endpoint',
    ],
    [
      'with a sign-in by script',
      { authorization_endpoint: 'javascript:alert(1)' },
      'insecure_endpoint',
    ],
    ['with a name and password', { token_endpoint: 'https://a:b@a.test/' }, 'insecure_endpoint'],
    ['with a number for an endpoint', { token_endpoint: 7 }, 'insecure_endpoint'],
  ])('%s', async (_what, changes, code) => {
    issuer.on(OIDC, json(metadata(changes)));
    expect(await failureFrom(find())).toEqual(failure(code as 'no_endpoints'));
  });
});

describe('metadata are found', () => {
  test('by OpenID Connect Discovery, and nobody is asked twice', async () => {
    issuer.on(OIDC, json(metadata({ authorization_response_iss_parameter_supported: true })));
    expect(await find()).toEqual({
      issuer: issuer.url,
      authorizationEndpoint: `${issuer.url}/auth`,
      tokenEndpoint: `${issuer.url}/token`,
      namesItself: true,
      wantsPushedRequests: false,
    });
    expect(asked()).toEqual([OIDC]);
  });

  test('at the end of the issuer by OpenID Connect, after its host by RFC 8414', async () => {
    issuer.on(`${OAUTH}/tenant/a`, json(metadata({ issuer: `${issuer.url}/tenant/a` })));
    expect(await find('/tenant/a')).toMatchObject({ issuer: `${issuer.url}/tenant/a` });
    expect(asked()).toEqual([`/tenant/a${OIDC}`, `${OAUTH}/tenant/a`]);
  });

  test.each<[string, Answer]>([
    ['a redirect', ELSEWHERE],
    ['JSON for everything', json({ status: 'ok' })],
    ['a page for everything', html()],
    ['nothing', status(404)],
  ])('by RFC 8414 where OpenID Connect finds %s', async (_what, oidc) => {
    issuer.on(OIDC, oidc);
    issuer.on(OAUTH, json(metadata()));
    expect(await find()).toMatchObject({ issuer: issuer.url });
    expect(asked()).toEqual([OIDC, OAUTH]);
  });

  test('under the name that they have themselves, slash and all', async () => {
    issuer.on(OIDC, json(metadata({ issuer: `${issuer.url}/` })));
    expect(await find()).toMatchObject({ issuer: `${issuer.url}/` });
  });

  test('of an issuer for machines, which has no page to sign in', async () => {
    issuer.on(OIDC, json(metadata({ authorization_endpoint: undefined })));
    expect(await find()).not.toHaveProperty('authorizationEndpoint');
  });

  test.each([[undefined], [false], ['true'], [1]])(
    'and %j is no promise to name itself',
    async (promise) => {
      issuer.on(OIDC, json(metadata({ authorization_response_iss_parameter_supported: promise })));
      expect(await find()).toMatchObject({ namesItself: false });
    },
  );

  test('of a real issuer', async () => {
    const { url } = demo.issuer;
    expect(await discover(url, loopback)).toEqual({
      issuer: url,
      authorizationEndpoint: `${url}/auth`,
      tokenEndpoint: `${url}/token`,
      deviceAuthorizationEndpoint: `${url}/device/auth`,
      pushedRequestEndpoint: `${url}/request`,
      introspectionEndpoint: `${url}/token/introspection`,
      revocationEndpoint: `${url}/token/revocation`,
      userinfoEndpoint: `${url}/me`,
      endSessionEndpoint: `${url}/session/end`,
      jwksUri: `${url}/jwks`,
      namesItself: true,
      wantsPushedRequests: false,
      grants: expect.arrayContaining(['authorization_code', 'password']),
      authentications: expect.arrayContaining(['client_secret_basic', 'none']),
      pkceMethods: ['S256'],
      responseModes: expect.arrayContaining(['query', 'form_post']),
      scopes: expect.arrayContaining(['openid', 'offline_access']),
    });
  });
});

test('the search itself carries nothing along and follows nothing', async () => {
  const { http, calls } = spyOn();
  await failureFrom(discover(issuer.url, http));
  expect(calls).toHaveLength(2);
  for (const { request } of calls) {
    expect(request).toMatchObject({ credentials: 'omit', redirect: 'manual' });
    expect([...new Headers(request.headers).keys()]).not.toContain('authorization');
  }
});
