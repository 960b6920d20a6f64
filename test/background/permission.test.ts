import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { ORDERS, openScene, pass, sessionOf, tokenOf } from '../support/scene.ts';
import { startWorker } from '../support/worker.ts';

const scene = openScene();

const MINUTE = 60_000;

const issuerPattern = () => {
  const [pattern = ''] = scene.patterns;
  return pattern;
};

describe('without permission for the issuer', () => {
  async function withoutPermission() {
    scene.chrome.permissions.origins = scene.patterns.slice(1);
    const worker = await startWorker();
    await worker.send('saveApp', scene.draft(ORDERS));
    await worker.send('signIn', { id: ORDERS });
    return worker;
  }

  test('a sign-in fails by name, and asks nobody', async () => {
    await withoutPermission();
    expect(await sessionOf(ORDERS)).toEqual({
      kind: 'failed',
      failure: failure('permission_missing', scene.demo.issuer.url),
      at: Date.now(),
    });
    expect(scene.demo.issuer.requests).toEqual([]);
  });

  test('it goes on once the user has granted it', async () => {
    const worker = await withoutPermission();
    pass(2 * MINUTE - 1);
    scene.chrome.permissions.grant(issuerPattern());
    await worker.idle();
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  });

  test('two minutes later no window opens by itself', async () => {
    const worker = await withoutPermission();
    pass(2 * MINUTE);
    scene.chrome.permissions.grant(issuerPattern());
    await worker.idle();
    expect(await sessionOf(ORDERS)).toBeUndefined();
    expect(scene.demo.issuer.requests).toEqual([]);
  });

  test('two minutes later a token that is not renewed is simply there again', async () => {
    const worker = await scene.signedIn(ORDERS);
    const session = await sessionOf(ORDERS);
    const tokens = { ...session?.tokens, renewable: false };
    await fakeBrowser.storage.session.set({
      'sessions/1': { [ORDERS]: { kind: 'active', tokens } },
    });
    scene.chrome.permissions.revoke(issuerPattern());
    await worker.idle();
    await worker.send('signIn', { id: ORDERS });
    expect(await sessionOf(ORDERS)).toMatchObject({ failure: { code: 'permission_missing' } });
    pass(2 * MINUTE);
    scene.chrome.permissions.grant(issuerPattern());
    await worker.idle();
    expect(await sessionOf(ORDERS)).toEqual({ kind: 'active', tokens });
  });

  test('an app that is switched off stays at rest', async () => {
    const worker = await withoutPermission();
    await worker.send('setAppEnabled', { id: ORDERS, enabled: false });
    scene.chrome.permissions.grant(issuerPattern());
    await worker.idle();
    expect(scene.demo.issuer.requests).toEqual([]);
    expect(await sessionOf(ORDERS)).toBeUndefined();
  });

  test('another permission does not set it off', async () => {
    const worker = await withoutPermission();
    const before = await sessionOf(ORDERS);
    pass(MINUTE);
    scene.chrome.permissions.grant('https://elsewhere.test:443/*');
    await worker.idle();
    expect(await sessionOf(ORDERS)).toEqual(before);
    expect(scene.demo.issuer.requests).toEqual([]);
  });

  test('a renewal waits, and goes on whenever it is granted: it opens no window', async () => {
    const worker = await scene.signedIn(ORDERS);
    const token = await tokenOf(ORDERS);
    scene.chrome.permissions.revoke(issuerPattern());
    await worker.idle();
    pass(250_000);
    await worker.alarm();
    expect(await sessionOf(ORDERS)).toMatchObject({ failure: { code: 'permission_missing' } });
    expect(await sessionOf(ORDERS)).not.toHaveProperty('retry');
    pass(20 * MINUTE);
    scene.chrome.permissions.grant(issuerPattern());
    await worker.idle();
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
    expect(await tokenOf(ORDERS)).not.toBe(token);
  });
});

test('a rule goes with the permission for its API, and comes back with it', async () => {
  const worker = await scene.signedIn(ORDERS);
  const [, api = ''] = scene.patterns;
  scene.chrome.permissions.revoke(api);
  await worker.idle();
  expect(scene.chrome.rules.installed).toEqual([]);
  scene.chrome.permissions.grant(api);
  await worker.idle();
  expect(scene.chrome.rules.headers).toHaveLength(1);
});
