import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { patternOf } from '../../src/core/host-permission.ts';
import { type HostileIssuer, startHostileIssuer } from '../support/hostile-issuer.ts';
import { origin } from '../support/samples.ts';
import { ORDERS, openScene, pass, sessionOf, tokenOf } from '../support/scene.ts';
import { ALICE, aliceAndBob, BOB } from '../support/two-users.ts';
import { ordersVariant } from '../support/variants.ts';
import { stored } from '../support/worker.ts';

const scene = openScene();

const at = (path: string) => `${scene.demo.api.origin}${path}`;
const trialOf = async (id: string) => (await stored()).answers[id]?.trial;
const asked = () => scene.demo.api.received;
beforeEach(() => scene.demo.api.clear());

describe('nothing is sent', () => {
  test.each(['/', '/reports', '/ordersx'])('beside the API: %s', async (path) => {
    const worker = await scene.signedIn(ORDERS);
    const reply = await worker.send('tryApi', { id: ORDERS, url: at(path) });
    expect(reply).toEqual({ code: 'outside_scopes', detail: scene.demo.api.origin });
    expect([asked(), await trialOf(ORDERS)]).toEqual([[], undefined]);
  });

  test('to another origin', async () => {
    const worker = await scene.signedIn(ORDERS);
    const url = `${scene.demo.page.origin}/orders`;
    expect(await worker.send('tryApi', { id: ORDERS, url })).toMatchObject({
      code: 'outside_scopes',
    });
  });

  test('without a live token', async () => {
    const worker = await scene.knowing(scene.draft(ORDERS));
    const send = () => worker.send('tryApi', { id: ORDERS, url: at('/orders') });
    expect(await send()).toEqual({ code: 'no_live_token' });
    await worker.send('signIn', { id: ORDERS });
    pass(300_000);
    expect(await send()).toEqual({ code: 'no_live_token' });
    expect(asked()).toEqual([]);
  });

  test('without a permission', async () => {
    const worker = await scene.signedIn(ORDERS);
    scene.chrome.permissions.revoke(patternOf(origin(scene.demo.api.origin)));
    await worker.idle();
    expect(await worker.send('tryApi', { id: ORDERS, url: at('/orders') })).toEqual({
      code: 'permission_missing',
      detail: scene.demo.api.origin,
    });
  });

  test('where the address is none', async () => {
    const worker = await scene.signedIn(ORDERS);
    for (const url of ['', 'orders', 'javascript:1', 'http://user@api.localhost/orders']) {
      expect(await worker.send('tryApi', { id: ORDERS, url })).toEqual({ code: 'unexpected' });
    }
  });
});

describe('an API that answers', () => {
  test('is asked once, as the app would', async () => {
    const worker = await scene.signedIn(ORDERS);
    const reply = await worker.send('tryApi', { id: ORDERS, url: at('/orders/7?page=2') });
    expect(reply).toBeUndefined();
    expect(asked()).toMatchObject([
      { method: 'GET', url: '/orders/7?page=2', authorization: `Bearer ${await tokenOf(ORDERS)}` },
    ]);
    expect(await trialOf(ORDERS)).toEqual({
      at: Date.now(),
      receivedAt: (await sessionOf(ORDERS))?.tokens?.receivedAt,
      url: at('/orders/7'),
      status: 200,
    });
  });

  test('may refuse, and nothing follows from it', async () => {
    const worker = await scene.signedIn(ORDERS);
    const token = await tokenOf(ORDERS);
    scene.demo.api.refuse(token ?? '');
    await worker.send('tryApi', { id: ORDERS, url: at('/orders') });
    await worker.idle();
    expect(await trialOf(ORDERS)).toMatchObject({
      status: 401,
      challenge: { error: 'invalid_token' },
    });
    expect((await stored()).refusals).toEqual({});
    expect(await tokenOf(ORDERS)).toBe(token);
  });

  test.each([404, 429, 500, 503])('with %i has answered too', async (status) => {
    const worker = await scene.signedIn(ORDERS);
    scene.demo.api.intercept = () => ({ status, body: {} });
    await worker.send('tryApi', { id: ORDERS, url: at('/orders') });
    expect(await trialOf(ORDERS)).toMatchObject({ status });
    expect(await trialOf(ORDERS)).not.toHaveProperty('challenge');
  });

  test('with a redirect is not followed', async () => {
    const worker = await scene.signedIn(ORDERS);
    const to = encodeURIComponent(at('/orders'));
    await worker.send('tryApi', { id: ORDERS, url: at(`/orders/leave?to=${to}`) });
    expect(await trialOf(ORDERS)).toMatchObject({ failure: { code: 'redirected' } });
    expect(asked()).toHaveLength(1);
  });

  test('is asked as whom it is tried, with the header of the app', async () => {
    const worker = await aliceAndBob(scene);
    const { app } = scene.draft(ORDERS);
    const header = { name: 'x-token', scheme: '' };
    await worker.send('saveApp', { app: { ...app, header } });
    let carried: unknown;
    scene.demo.api.intercept = (request) => {
      carried = request;
      return { status: 200 };
    };
    await worker.send('tryApi', { id: ALICE, url: at('/orders') });
    expect(carried).toMatchObject({ authorization: undefined });
    expect(await trialOf(ALICE)).toMatchObject({ status: 200 });
    expect(await trialOf(BOB)).toBeUndefined();
  });
});

describe('an API that does not', () => {
  let server: HostileIssuer;
  beforeEach(async () => {
    server = await startHostileIssuer();
  });
  afterEach(() => server.close());

  const tried = async () => {
    scene.chrome.permissions.origins = [...scene.patterns, patternOf(origin(server.url))];
    const worker = await scene.knowing(
      ordersVariant(scene.demo, ORDERS, { apiScopes: server.url }),
    );
    await worker.send('signIn', { id: ORDERS });
    await worker.send('tryApi', { id: ORDERS, url: `${server.url}/x` });
    return trialOf(ORDERS);
  };

  test('is out of reach', async () => {
    server.on('/x', (response) => response.destroy());
    expect(await tried()).toMatchObject({ failure: { code: 'unreachable' } });
  });

  test('and its body is kept nowhere', async () => {
    server.on('/x', (response) => response.writeHead(200).end('private data'));
    expect(await tried()).toMatchObject({ status: 200 });
    expect(JSON.stringify(await stored())).not.toContain('private data');
  });

  test('gets no cookie, no referrer and nothing from a cache', async () => {
    server.on('/x', (response) => response.writeHead(204).end());
    await tried();
    const { headers } = server.received[0] ?? {};
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
    expect(headers?.authorization).toBe(`Bearer ${await tokenOf(ORDERS)}`);
  });
});
