import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ordersServer, reportsJob, reportsPost } from '../../demo/clients.ts';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import { authorizeAs, demoUser } from '../support/demo-user.ts';
import { loopbackFetch } from '../support/loopback-fetch.ts';
import { clientCredentials, discover, redirectUri, refresh, signIn } from './orders-client.ts';

let demo: Demo;
let server: oauth.AuthorizationServer;

beforeAll(async () => {
  demo = await startDemo({ ports: anyPorts, extensionRedirectUris: [redirectUri] });
  server = await discover(demo.issuer.url);
});

afterAll(() => demo.close());

afterEach(() => {
  demo.issuer.intercept = undefined;
  demo.issuer.accessTokenSeconds = 300;
});

const refusedFor = (error: string) => expect.objectContaining({ error });
const basicJob = oauth.ClientSecretBasic(reportsJob.secret);

describe('code flow', () => {
  test('gives Alice a JWT for the orders, and a refresh token without prompt=consent', async () => {
    const tokens = await signIn({ server });

    expect(tokens).toMatchObject({ scope: 'orders:read orders:write', expires_in: 300 });
    expect(tokens.refresh_token).toBeTypeOf('string');
    expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({
      typ: 'at+jwt',
      alg: 'RS256',
    });
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      iss: demo.issuer.url,
      aud: `${demo.api.origin}/orders`,
      sub: 'alice',
      client_id: 'orders-web',
      scope: 'orders:read orders:write',
    });
  });

  test('gives a refresh token with prompt=consent too', async () => {
    const tokens = await signIn({ server, parameters: { prompt: 'consent' } });

    expect(tokens.refresh_token).toBeTypeOf('string');
  });

  test('gives no refresh token where offline_access was not asked for', async () => {
    const tokens = await signIn({ server, parameters: { scope: 'openid orders:read' } });

    expect(tokens.refresh_token).toBeUndefined();
  });

  test('tells in the ID token who signed in', async () => {
    const claims = oauth.getValidatedIdTokenClaims(await signIn({ server }));

    expect(claims).toMatchObject({
      sub: 'alice',
      name: 'Alice Archer',
      preferred_username: 'alice',
      email: 'alice@example.com',
    });
  });

  test('does not let Bob write, though the app asked for it', async () => {
    const tokens = await signIn({ server, authorize: authorizeAs('bob') });

    expect(tokens.scope).toBe('orders:read');
    expect(decodeJwt(tokens.access_token)).toMatchObject({ sub: 'bob', scope: 'orders:read' });
  });

  test('takes a secret with characters that have to be encoded', async () => {
    const tokens = await signIn({
      server,
      clientId: ordersServer.id,
      authentication: oauth.ClientSecretBasic(ordersServer.secret),
    });

    expect(decodeJwt(tokens.access_token)).toMatchObject({ client_id: 'orders-server' });
  });

  test('gives an opaque token for the reports', async () => {
    const resource = `${demo.api.origin}/reports`;
    const tokens = await signIn({ server, parameters: { resource, scope: 'reports:read' } });

    expect(tokens.scope).toBe('reports:read');
    expect(tokens.access_token).not.toContain('.');
  });

  test('names itself in its answer (RFC 9207)', () => {
    expect(server.authorization_response_iss_parameter_supported).toBe(true);
  });

  test('refuses to go without PKCE', async () => {
    const parameters = { code_challenge: '', code_challenge_method: '' };

    await expect(signIn({ server, parameters })).rejects.toEqual(refusedFor('invalid_request'));
  });

  test('refuses a resource it does not know', async () => {
    const parameters = { resource: 'https://unknown.example/' };

    await expect(signIn({ server, parameters })).rejects.toEqual(refusedFor('invalid_target'));
  });

  test('says so when the user cancels', async () => {
    const cancelled = signIn({ server, authorize: authorizeAs('cancel') });

    await expect(cancelled).rejects.toEqual(refusedFor('access_denied'));
  });
});

describe('a browser that has signed in before', () => {
  test('is not asked again', async () => {
    const { authorize } = demoUser();
    await signIn({ server, authorize: (url) => authorize(url, 'alice') });
    const again = await signIn({ server, authorize: (url) => authorize(url, 'cancel') });

    expect(decodeJwt(again.access_token).sub).toBe('alice');
  });

  test('can sign in silently', async () => {
    const { authorize } = demoUser();
    await signIn({ server, authorize: (url) => authorize(url, 'alice') });
    const silent = await signIn({
      server,
      authorize: (url) => authorize(url, 'cancel'),
      parameters: { prompt: 'none' },
    });

    expect(decodeJwt(silent.access_token).sub).toBe('alice');
  });

  test.each(['select_account', 'login'])('is asked again with prompt=%s', async (prompt) => {
    const { authorize } = demoUser();
    const alice = await signIn({ server, authorize: (url) => authorize(url, 'alice') });
    const bob = await signIn({
      server,
      authorize: (url) => authorize(url, 'bob'),
      parameters: { prompt },
    });
    const aliceLater = await refresh(server, alice.refresh_token);

    expect(decodeJwt(bob.access_token).sub).toBe('bob');
    expect(decodeJwt(aliceLater.access_token).sub).toBe('alice');
  });
});

test('a silent sign-in needs a session', async () => {
  const silent = signIn({ server, parameters: { prompt: 'none' } });

  await expect(silent).rejects.toEqual(refusedFor('login_required'));
});

describe('refresh', () => {
  test('rotates the refresh token and keeps resource and scope', async () => {
    const first = await signIn({ server });
    const second = await refresh(server, first.refresh_token);

    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(decodeJwt(second.access_token)).toMatchObject({
      aud: `${demo.api.origin}/orders`,
      scope: 'orders:read orders:write',
    });
  });

  test('takes the reuse of an old refresh token for theft and revokes the family', async () => {
    const first = await signIn({ server });
    const second = await refresh(server, first.refresh_token);

    await expect(refresh(server, first.refresh_token)).rejects.toEqual(refusedFor('invalid_grant'));
    await expect(refresh(server, second.refresh_token)).rejects.toEqual(
      refusedFor('invalid_grant'),
    );
  });

  test('leaves the other sign-ins of the same browser alone when it revokes one', async () => {
    const { authorize } = demoUser();
    const first = await signIn({ server, authorize: (url) => authorize(url, 'alice') });
    const other = await signIn({ server, authorize: (url) => authorize(url, 'alice') });
    await refresh(server, first.refresh_token);
    await expect(refresh(server, first.refresh_token)).rejects.toThrow();

    expect((await refresh(server, other.refresh_token)).access_token).toBeTypeOf('string');
  });
});

describe('client credentials', () => {
  test.each([
    ['Basic', reportsJob.id, basicJob],
    ['the body', reportsPost.id, oauth.ClientSecretPost(reportsPost.secret)],
  ])('with the secret in %s give an opaque token for the reports', async (_place, id, secret) => {
    const tokens = await clientCredentials(server, id, secret);

    expect(tokens).toMatchObject({ scope: 'reports:read', expires_in: 300 });
    expect(tokens.access_token).not.toContain('.');
  });

  test('are refused with the wrong secret', async () => {
    const attempt = clientCredentials(server, reportsJob.id, oauth.ClientSecretBasic('wrong'));

    await expect(attempt).rejects.toMatchObject({ status: 401 });
  });

  test.each(['https://unknown.example/', 'not a URL'])('are refused for %s', async (resource) => {
    const attempt = clientCredentials(server, reportsJob.id, basicJob, { resource });

    await expect(attempt).rejects.toEqual(refusedFor('invalid_target'));
  });

  test('are refused for the orders, which belong to users', async () => {
    const resource = `${demo.api.origin}/orders`;
    const attempt = clientCredentials(server, reportsJob.id, basicJob, { resource });

    await expect(attempt).rejects.toEqual(refusedFor('invalid_target'));
  });
});

describe('what tests can change', () => {
  test('the lifetime of the tokens to come', async () => {
    demo.issuer.accessTokenSeconds = 7;

    const tokens = await signIn({ server });
    expect(tokens.expires_in).toBe(7);
    demo.issuer.accessTokenSeconds = 11;
    expect((await refresh(server, tokens.refresh_token)).expires_in).toBe(11);
  });

  test('an answer, in the issuer’s place', async () => {
    demo.issuer.intercept = (request, response) => {
      if (request.url !== '/token') return false;
      response.writeHead(429, { 'Retry-After': '30' }).end('<h1>Slow down</h1>');
      return true;
    };

    const attempt = clientCredentials(server, reportsJob.id, basicJob);
    await expect(attempt).rejects.toMatchObject({ cause: { status: 429 } });
  });

  test('a connection, by breaking it', async () => {
    demo.issuer.intercept = (request) => {
      request.destroy();
      return true;
    };

    const attempt = clientCredentials(server, reportsJob.id, basicJob);
    await expect(attempt).rejects.toThrow(TypeError);
  });
});

test('remembers what it was asked, without query and body', async () => {
  demo.issuer.requests.length = 0;
  await loopbackFetch(`${demo.issuer.url}/.well-known/openid-configuration?secret=1`);

  expect(demo.issuer.requests).toEqual([
    { method: 'GET', path: '/.well-known/openid-configuration' },
  ]);
});

test('is no kinder to other origins than most issuers are', async () => {
  const headers = { Origin: 'https://shop.example' };
  const { headers: answered } = await loopbackFetch(server.token_endpoint ?? '', {
    method: 'POST',
    headers,
    body: new URLSearchParams({ grant_type: 'refresh_token', client_id: 'orders-web' }),
  });

  expect([...answered.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('an error page shows the request’s own words as text, not as markup', async () => {
  const url = new URL(server.authorization_endpoint ?? '');
  url.searchParams.set('client_id', '<img src=x>');
  const page = await loopbackFetch(url, { headers: { Accept: 'text/html' } });

  expect(page.status).toBe(400);
  expect(await page.text()).not.toContain('<img');
});

test('a demo whose port is taken says which, and leaves nothing open', async () => {
  const port = Number(new URL(demo.api.origin).port);
  const second = startDemo({
    ports: { issuer: 0, api: port, page: 0 },
    extensionRedirectUris: [redirectUri],
  });

  await expect(second).rejects.toThrow(`The demo's api needs port ${port}`);
});
