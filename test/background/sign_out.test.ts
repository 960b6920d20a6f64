import { afterEach, describe, expect, test, vi } from 'vitest';
import { demoApi } from '../../demo/clients.ts';
import type { AppForm } from '../../src/core/app-form.ts';
import { dropped } from '../support/intercepts.ts';
import { loopbackFetch } from '../support/loopback-fetch.ts';
import { OWN, passwordDraft } from '../support/own-grants.ts';
import { type FirstId, openScene, secretsOf, sessionOf, tokenOf } from '../support/scene.ts';
import { ordersVariant } from '../support/variants.ts';

const scene = openScene();
afterEach(() => void vi.restoreAllMocks());

const APP = 'with-revocation' as FirstId;

/** The reports are for tokens that are not JWTs, which alone this issuer revokes. */
const draft = (changes: Partial<AppForm> = {}) => {
  const { url } = scene.demo.issuer;
  return ordersVariant(scene.demo, APP, {
    scope: 'openid offline_access reports:read',
    resources: `${scene.demo.api.origin}/reports`,
    revocationEndpoint: `${url}/token/revocation`,
    endSessionEndpoint: `${url}/session/end`,
    ...changes,
  });
};

async function signedIn(changes: Partial<AppForm> = {}) {
  const worker = await scene.knowing(draft(changes));
  await worker.send('signIn', { id: APP });
  const { accessToken = '' } = (await sessionOf(APP))?.tokens ?? {};
  const { refreshToken = '' } = (await secretsOf(APP)) ?? {};
  expect([accessToken, refreshToken]).not.toContain('');
  return { worker, accessToken, refreshToken };
}

/** What the issuer says of a token to the API. */
async function isActive(token: string): Promise<boolean> {
  const { id, secret } = demoApi;
  const response = await loopbackFetch(`${scene.demo.issuer.url}/token/introspection`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: new URLSearchParams({ token }),
  });
  return (await response.json()).active;
}

const revocations = () =>
  scene.demo.issuer.requests.filter(({ path }) => path === '/token/revocation').length;

async function isForgotten() {
  expect(await sessionOf(APP)).toBeUndefined();
  expect(await secretsOf(APP)).toEqual({});
  expect(scene.chrome.rules.installed).toEqual([]);
}

describe('signing out', () => {
  test('takes both tokens back at the issuer', async () => {
    const { worker, accessToken, refreshToken } = await signedIn();
    expect([await isActive(accessToken), await isActive(refreshToken)]).toEqual([true, true]);
    expect(await worker.send('signOut', { id: APP })).toBeUndefined();
    expect([await isActive(accessToken), await isActive(refreshToken)]).toEqual([false, false]);
    await isForgotten();
  });

  test('forgets the tokens before the issuer is asked', async () => {
    const { worker } = await signedIn();
    const then: unknown[] = [];
    scene.demo.issuer.intercept = () => {
      then.push(scene.chrome.rules.installed.length);
      return false;
    };
    await worker.send('signOut', { id: APP });
    expect(then).toEqual([0, 0]);
  });

  test('is done here where the issuer is down, and says what was not', async () => {
    const { worker } = await signedIn();
    scene.demo.issuer.intercept = dropped;
    expect(await worker.send('signOut', { id: APP })).toMatchObject({ code: 'not_revoked' });
    await isForgotten();
  });

  test('takes back the access token where the refresh token cannot be', async () => {
    const { worker, accessToken } = await signedIn();
    let count = 0;
    scene.demo.issuer.intercept = (_request, response) => {
      count += 1;
      if (count > 1) return false;
      response.writeHead(503).end();
      return true;
    };
    expect(await worker.send('signOut', { id: APP })).toMatchObject({ code: 'not_revoked' });
    expect(await isActive(accessToken)).toBe(false);
  });

  test('asks nobody where the issuer has no such endpoint', async () => {
    const { worker, refreshToken } = await signedIn({ revocationEndpoint: '' });
    expect(await worker.send('signOut', { id: APP })).toBeUndefined();
    expect(revocations()).toBe(0);
    expect(await isActive(refreshToken)).toBe(true);
    await isForgotten();
  });

  test('of who is not signed in asks nobody', async () => {
    const { worker } = await signedIn();
    await worker.send('signOut', { id: APP });
    scene.demo.issuer.requests.length = 0;
    expect(await worker.send('signOut', { id: APP })).toBeUndefined();
    expect(revocations()).toBe(0);
  });
});

test('an access token that no issuer could take back is no failure, and the refresh token is taken', async () => {
  const worker = await scene.knowing(
    draft({
      scope: 'openid offline_access orders:read',
      resources: `${scene.demo.api.origin}/orders`,
    }),
  );
  await worker.send('signIn', { id: APP });
  const { refreshToken = '' } = (await secretsOf(APP)) ?? {};
  expect(await isActive(refreshToken)).toBe(true);
  expect(await worker.send('signOut', { id: APP })).toBeUndefined();
  expect(revocations()).toBe(2);
  expect(await isActive(refreshToken)).toBe(false);
});

test('any other refusal to take one back is told', async () => {
  const { worker } = await signedIn();
  scene.demo.issuer.intercept = ({ url }, response) => {
    if (url !== '/token/revocation') return false;
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end('{"error":"invalid_request"}');
    return true;
  };
  expect(await worker.send('signOut', { id: APP })).toMatchObject({ code: 'not_revoked' });
  await isForgotten();
});

const BEYOND = 'https://auth-us.beyondidentity.com/v1/tenants/t/realms/r/applications/a';

test('an issuer whose endpoint is known without being named is asked too', async () => {
  scene.chrome.permissions.origins.push('https://auth-us.beyondidentity.com/*');
  const scope = 'offline_access orders:read';
  const worker = await scene.knowing(
    await passwordDraft(scene, { issuer: BEYOND, revocationEndpoint: '', scope }),
  );
  await worker.send('signIn', { id: OWN });
  const { refreshToken } = (await secretsOf(OWN)) ?? {};
  const token = await tokenOf(OWN);
  const asked: string[] = [];
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (url: string, request: RequestInit) => {
    if (url !== `${BEYOND}/revoke`) return fetch(url, request);
    asked.push(new URLSearchParams(`${request.body}`).get('token') ?? '');
    return new Response(null, { status: 200 });
  });
  expect(await worker.send('signOut', { id: OWN })).toBeUndefined();
  expect(asked).toEqual([refreshToken, token]);
});

describe('ending the session at the issuer', () => {
  test('signs out here, and opens the page that does so there', async () => {
    const { worker, refreshToken } = await signedIn();
    expect(await worker.send('endSession', { id: APP })).toBeUndefined();
    await isForgotten();
    expect(await isActive(refreshToken)).toBe(false);
    const [tab] = scene.chrome.own.opened;
    const url = new URL(tab?.url ?? '');
    expect(`${url.origin}${url.pathname}`).toBe(`${scene.demo.issuer.url}/session/end`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'orders-web',
    });
    expect((await loopbackFetch(url)).status).toBe(200);
  });

  test('opens it where the tokens could not be taken back, too', async () => {
    const { worker } = await signedIn();
    scene.demo.issuer.intercept = dropped;
    expect(await worker.send('endSession', { id: APP })).toMatchObject({ code: 'not_revoked' });
    expect(scene.chrome.own.opened).toHaveLength(1);
    await isForgotten();
  });

  test('only signs out here where the issuer has no such page', async () => {
    const { worker } = await signedIn({ endSessionEndpoint: '' });
    await worker.send('endSession', { id: APP });
    expect(scene.chrome.own.opened).toEqual([]);
    await isForgotten();
  });
});
