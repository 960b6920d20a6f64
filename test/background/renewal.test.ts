import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import { dropped, tokenAnswer } from '../support/intercepts.ts';
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

  test('stores both new tokens in one write, with what happened, before the new rule', async () => {
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
    expect(order).toEqual(['write of histories/1 and sessions/1 and vault/1', 'rules']);
    expect(await tokenOf(ORDERS)).not.toBe(old.token);
    expect(await secretsOf(ORDERS)).not.toEqual(old.secrets);
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(ORDERS)}`]);
  });

  test('without a new refresh token keeps the old one', async () => {
    const worker = await scene.signedIn(ORDERS);
    const secrets = await secretsOf(ORDERS);
    scene.demo.issuer.intercept = tokenAnswer(200, { access_token: 'next', token_type: 'Bearer' });
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
  scene.demo.issuer.intercept = dropped;
  pass(296 * SECOND);
  await worker.alarm();
  expect(scene.chrome.rules.installed).toEqual([]);
  expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'failed', retry: { attempt: 1 } });
  expect(await secretsOf(ORDERS)).toHaveProperty('refreshToken');
});
