import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ordersWeb, reportsJob } from '../../demo/clients.ts';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import { authorizeAs } from '../support/demo-user.ts';
import { loopbackFetch } from '../support/loopback-fetch.ts';
import {
  clientCredentials,
  discover,
  http,
  redirectUri,
  refresh,
  signIn,
} from './orders-client.ts';

let demo: Demo;
let server: oauth.AuthorizationServer;
let alice: string;
let bob: string;
let job: string;

beforeAll(async () => {
  demo = await startDemo({ ports: anyPorts, extensionRedirectUris: [redirectUri] });
  server = await discover(demo.issuer.url);
  alice = (await signIn({ server })).access_token;
  bob = (await signIn({ server, authorize: authorizeAs('bob') })).access_token;
  const basic = oauth.ClientSecretBasic(reportsJob.secret);
  job = (await clientCredentials(server, reportsJob.id, basic)).access_token;
});

afterAll(() => demo.close());

beforeEach(() => demo.api.clear());

function call(path: string, token?: string, init: RequestInit = {}): Promise<Response> {
  const authorization = token ? { Authorization: `Bearer ${token}` } : {};
  return loopbackFetch(demo.api.origin + path, {
    ...init,
    headers: { ...authorization, Origin: 'http://shop.example' },
  });
}

const challengeOf = (response: Response) => response.headers.get('www-authenticate');

describe('a token that is not good enough', () => {
  test.each(['/orders', '/orders/1', '/reports/today'])('none at all, at %s', async (path) => {
    const response = await call(path);

    expect(response.status).toBe(401);
    expect(challengeOf(response)).toBe('Bearer realm="Lanyard demo API"');
  });

  test.each(['/orders', '/reports'])('nonsense, at %s', async (path) => {
    const response = await call(path, 'nonsense');

    expect(response.status).toBe(401);
    expect(challengeOf(response)).toContain('error="invalid_token"');
  });

  test('the other API’s token', async () => {
    expect((await call('/orders', job)).status).toBe(401);
    expect((await call('/reports', alice)).status).toBe(401);
  });

  test('an ID token', async () => {
    const { id_token } = await signIn({ server });

    expect((await call('/orders', id_token)).status).toBe(401);
  });

  test('a revoked opaque token', async () => {
    const parameters = { resource: `${demo.api.origin}/reports`, scope: 'reports:read' };
    const { access_token } = await signIn({ server, parameters });
    expect((await call('/reports', access_token)).status).toBe(200);
    const client = { client_id: ordersWeb.id };
    await oauth.revocationRequest(server, client, oauth.None(), access_token, http);

    expect((await call('/reports', access_token)).status).toBe(401);
  });

  test('one without the scope for writing', async () => {
    const response = await call('/orders', bob, { method: 'POST' });

    expect(response.status).toBe(403);
    expect(challengeOf(response)).toContain('error="insufficient_scope"');
    expect(challengeOf(response)).toContain('scope="orders:write"');
  });

  test('the issuer is away, so nothing is known about it', async () => {
    demo.issuer.intercept = (request) => {
      request.destroy();
      return true;
    };
    const response = await call('/reports', job);
    demo.issuer.intercept = undefined;

    expect(response.status).toBe(503);
  });
});

describe('a good token', () => {
  test('tells the orders who is calling, what for, and which token came', async () => {
    const response = await call('/orders/7?page=2', alice);

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      ok: true,
      subject: 'alice',
      scope: 'orders:read orders:write',
      tokenTail: alice.slice(-6),
    });
  });

  test('lets Alice write', async () => {
    expect((await call('/orders', alice, { method: 'POST', body: '{}' })).status).toBe(200);
  });

  test('tells the reports which client is calling', async () => {
    const response = await call('/reports/today', job);

    expect(await response.json()).toMatchObject({ subject: 'reports-job', scope: 'reports:read' });
  });
});

describe('a sign-in that is not good enough', () => {
  test('refunds want a second factor', async () => {
    const response = await call('/orders/refund', alice);

    expect(response.status).toBe(401);
    expect(challengeOf(response)).toContain('error="insufficient_user_authentication"');
    expect(challengeOf(response)).toContain('acr_values="urn:demo:mfa"');
  });

  test('who signs in with one gets them, and whoever is renewed after that', async () => {
    const parameters = { acr_values: 'urn:demo:mfa' };
    const { access_token, refresh_token } = await signIn({ server, parameters });
    expect((await call('/orders/refund', access_token)).status).toBe(200);
    const renewed = await refresh(server, refresh_token);
    expect((await call('/orders/refund', renewed.access_token)).status).toBe(200);
  });

  test('payouts want one of just now', async () => {
    expect((await call('/orders/payout', alice)).status).toBe(200);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 62_000 });
    const response = await call('/orders/payout', alice);
    vi.useRealTimers();

    expect(response.status).toBe(401);
    expect(challengeOf(response)).toContain('max_age="60"');
  });

  test('a scope that is lacking is told first', async () => {
    const response = await call('/orders/refund', bob, { method: 'POST' });

    expect(challengeOf(response)).toContain('error="insufficient_scope"');
  });
});

test('a token can be refused as if it had been revoked', async () => {
  const { access_token } = await signIn({ server });
  expect((await call('/orders', access_token)).status).toBe(200);
  demo.api.refuse(access_token);

  const response = await call('/orders', access_token);
  expect(response.status).toBe(401);
  expect(challengeOf(response)).toContain('error="invalid_token"');
});

test('what it answers can be said for it, preflights aside', async () => {
  demo.api.intercept = ({ url }) => (url === '/teapot' ? { status: 418 } : undefined);
  const statuses = [
    (await call('/teapot')).status,
    (await call('/orders', alice)).status,
    (await call('/teapot', undefined, { method: 'OPTIONS' })).status,
  ];
  demo.api.intercept = undefined;

  expect(statuses).toEqual([418, 200, 204]);
});

describe('paths', () => {
  test.each(['/', '/v1', '/ordersx', '/reportsx/1'])('%s is not there', async (path) => {
    expect((await call(path, alice)).status).toBe(404);
  });

  test('/orders/leave goes wherever it is told', async () => {
    const to = 'http://elsewhere.localhost:1/?a=b';
    const response = await call(`/orders/leave?to=${encodeURIComponent(to)}`);

    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(to);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('CORS', () => {
  test('answers the preflight, and does not allow pages to send Authorization', async () => {
    const { status, headers } = await call('/orders', undefined, { method: 'OPTIONS' });

    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toContain('POST');
    expect(headers.get('access-control-allow-headers')).toBe('Content-Type');
  });

  test('lets every origin read why it was refused', async () => {
    const { headers } = await call('/orders');

    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toBe('WWW-Authenticate');
  });
});

test('remembers every request, the preflights too', async () => {
  await call('/orders', undefined, { method: 'OPTIONS' });
  await call('/v1x?secret=1', 'a-token');

  const host = new URL(demo.api.origin).host;
  const origin = 'http://shop.example';
  expect(demo.api.received).toMatchObject([
    { method: 'OPTIONS', url: '/orders', host, origin, authorization: undefined },
    { method: 'GET', url: '/v1x?secret=1', host, origin, authorization: 'Bearer a-token' },
  ]);
});

test('the shop runs no script but its own', async () => {
  const { headers } = await loopbackFetch(demo.page.origin);

  expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(headers.get('content-security-policy')).toContain(`connect-src ${demo.api.origin};`);
});

test.each(['/', '/blank', '/shop.js', '/demo.css', '/icon.svg'])('has %s', async (path) => {
  expect((await loopbackFetch(demo.page.origin + path)).status).toBe(200);
});
