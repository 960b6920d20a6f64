import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import type { Intercept } from '../../demo/issuer.ts';
import { failure } from '../../src/core/failure.ts';
import {
  ORDERS,
  openScene,
  pass,
  REPORTS,
  secretsOf,
  sessionOf,
  tokenOf,
} from '../support/scene.ts';
import { startWorker } from '../support/worker.ts';

const scene = openScene();

const SECOND = 1000;

const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): Intercept =>
  ({ url }, response) => {
    if (url !== '/token') return false;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
    return true;
  };

const broken: Intercept = (_request, response) => {
  response.destroy();
  return true;
};

describe('what does not end a sign-in: the token, its rule and the refresh token stay', () => {
  test.each<[string, Intercept, string, number]>([
    ['a broken connection', broken, 'unreachable', 30],
    ['500', answer(500, {}), 'busy', 30],
    ['429', answer(429, {}), 'busy', 30],
    ['429 that asks for 120 s', answer(429, {}, { 'retry-after': '120' }), 'busy', 120],
    ['a web page', answer(200, '<p>Hi', { 'content-type': 'text/html' }), 'not_json', 30],
  ])('%s', async (_name, intercept, code, wait) => {
    const worker = await scene.signedIn(ORDERS);
    const { headers } = scene.chrome.rules;
    const token = await tokenOf(ORDERS);
    const secrets = await secretsOf(ORDERS);
    scene.demo.issuer.intercept = intercept;
    pass(250 * SECOND);
    await worker.alarm();
    expect(await sessionOf(ORDERS)).toMatchObject({
      kind: 'failed',
      failure: { code },
      tokens: { accessToken: token },
      retry: { attempt: 1, at: Date.now() + wait * SECOND },
    });
    expect(scene.chrome.rules.headers).toEqual(headers);
    expect(await secretsOf(ORDERS)).toEqual(secrets);
  });

  test('each failure in a row waits longer, and the first success forgets them', async () => {
    const worker = await scene.signedIn(ORDERS);
    const waits: number[] = [];
    scene.demo.issuer.intercept = broken;
    pass(240 * SECOND);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await worker.alarm();
      const session = await sessionOf(ORDERS);
      const at = session?.kind === 'failed' ? (session.retry?.at ?? 0) : 0;
      waits.push((at - Date.now()) / SECOND);
      pass(at - Date.now());
    }
    expect(waits).toEqual([30, 60, 120]);
    scene.demo.issuer.intercept = undefined;
    await worker.alarm();
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  });

  test('before its time nothing is tried again', async () => {
    const worker = await scene.signedIn(ORDERS);
    scene.demo.issuer.intercept = broken;
    pass(240 * SECOND);
    await worker.alarm();
    const asked = scene.tokenRequests;
    pass(29 * SECOND);
    await worker.alarm();
    expect(scene.tokenRequests).toBe(asked);
  });
});

test('invalid_grant ends the sign-in: token, rule and refresh token go', async () => {
  const worker = await scene.signedIn(ORDERS, REPORTS);
  scene.demo.issuer.intercept = answer(400, { error: 'invalid_grant', error_description: 'gone' });
  await worker.send('refresh', { id: ORDERS });
  expect(await sessionOf(ORDERS)).toEqual({
    kind: 'failed',
    at: Date.now(),
    failure: failure('sign_in_ended', 'invalid_grant: gone'),
  });
  expect(await secretsOf(ORDERS)).toEqual({});
  expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(REPORTS)}`]);
});

describe('a renewal', () => {
  test('is one request, however many ask for it at once', async () => {
    const worker = await scene.signedIn(ORDERS);
    const asked = scene.tokenRequests;
    pass(250 * SECOND);
    await Promise.all([
      worker.send('refresh', { id: ORDERS }),
      worker.send('refresh', { id: ORDERS }),
      worker.send('signIn', { id: ORDERS }),
      worker.alarm(),
    ]);
    expect(scene.tokenRequests).toBe(asked + 1);
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  });

  test('begins at the margin before the end, not earlier', async () => {
    const worker = await scene.signedIn(ORDERS);
    const token = await tokenOf(ORDERS);
    pass(239 * SECOND);
    await worker.alarm();
    expect(await tokenOf(ORDERS)).toBe(token);
    pass(1 * SECOND);
    await worker.alarm();
    expect(await tokenOf(ORDERS)).not.toBe(token);
  });

  test('stores both new tokens in one write, before the new rule', async () => {
    const worker = await scene.signedIn(ORDERS);
    const old = { token: await tokenOf(ORDERS), secrets: await secretsOf(ORDERS) };
    const order: string[] = [];
    fakeBrowser.storage.onChanged.addListener((changes) => {
      const isNew = JSON.stringify(changes['sessions/1']?.newValue)?.includes('"active"');
      if (isNew) order.push(`write of ${Object.keys(changes).sort().join(' and ')}`);
    });
    const update = scene.chrome.rules.updateSessionRules;
    scene.chrome.rules.updateSessionRules = async (change) => {
      order.push('rules');
      await update(change);
    };
    await worker.send('refresh', { id: ORDERS });
    expect(order).toEqual(['write of sessions/1 and vault/1', 'rules']);
    expect(await tokenOf(ORDERS)).not.toBe(old.token);
    expect(await secretsOf(ORDERS)).not.toEqual(old.secrets);
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(ORDERS)}`]);
  });

  test('without a new refresh token keeps the old one', async () => {
    const worker = await scene.signedIn(ORDERS);
    const secrets = await secretsOf(ORDERS);
    scene.demo.issuer.intercept = answer(200, { access_token: 'next', token_type: 'Bearer' });
    await worker.send('refresh', { id: ORDERS });
    expect(await tokenOf(ORDERS)).toBe('next');
    expect(await sessionOf(ORDERS)).toMatchObject({ tokens: { renewable: true } });
    expect(await secretsOf(ORDERS)).toEqual(secrets);
  });

  test('of a client itself is a new token for its secret', async () => {
    const worker = await scene.signedIn(REPORTS);
    const token = await tokenOf(REPORTS);
    pass(250 * SECOND);
    await worker.alarm();
    expect(await tokenOf(REPORTS)).not.toBe(token);
    expect(await secretsOf(REPORTS)).toEqual({ clientSecret: 'reports-job-secret' });
  });

  test('is not for an app that is switched off, and comes when it is switched on again', async () => {
    const worker = await scene.signedIn(ORDERS);
    await worker.send('setAppEnabled', { id: ORDERS, enabled: false });
    const asked = scene.tokenRequests;
    pass(250 * SECOND);
    await worker.alarm();
    expect(scene.tokenRequests).toBe(asked);
    await worker.send('setAppEnabled', { id: ORDERS, enabled: true });
    await worker.idle();
    expect(scene.tokenRequests).toBe(asked + 1);
  });

  test('that came due while no worker was there comes with the next', async () => {
    const worker = await scene.signedIn(ORDERS);
    const token = await tokenOf(ORDERS);
    worker.kill();
    pass(250 * SECOND);
    await startWorker();
    expect(await tokenOf(ORDERS)).not.toBe(token);
  });
});

test('an expired token has no rule', async () => {
  const worker = await scene.signedIn(ORDERS);
  scene.demo.issuer.intercept = broken;
  pass(296 * SECOND);
  await worker.alarm();
  expect(scene.chrome.rules.installed).toEqual([]);
  expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'failed', retry: { attempt: 1 } });
  expect(await secretsOf(ORDERS)).toHaveProperty('refreshToken');
});
