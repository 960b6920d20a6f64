import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { jwtWith } from '../support/samples.ts';
import {
  ORDERS,
  openScene,
  pass,
  REPORTS,
  secretsOf,
  sessionOf,
  tokenOf,
} from '../support/scene.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

const MINUTE = 60_000;

const names = async () => (await stored()).apps.map(({ id }) => id);

async function heldSecrets() {
  const { sessions, vault } = await stored();
  return [sessions, vault];
}

describe('a deleted app', () => {
  test('is gone at once, with its rule', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    await worker.send('deleteApp', { id: ORDERS });
    expect(await names()).toEqual([REPORTS]);
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(REPORTS)}`]);
  });

  test('comes back as it was: place, session, rule, refresh token', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    const before = await stored();
    await worker.send('deleteApp', { id: ORDERS });
    await worker.send('undoDelete', {});
    expect(await stored()).toEqual(before);
    expect(scene.chrome.rules.headers).toHaveLength(2);
    await worker.send('refresh', { id: ORDERS });
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  });

  test('takes its secrets along after five minutes, not before', async () => {
    const worker = await scene.signedIn(ORDERS);
    await worker.send('deleteApp', { id: ORDERS });
    pass(5 * MINUTE - 1);
    await worker.alarm();
    expect(await secretsOf(ORDERS)).toHaveProperty('refreshToken');
    pass(1);
    await worker.alarm();
    expect((await stored()).trash).toBeNull();
    expect(await heldSecrets()).toEqual([{}, {}]);
  });

  test('keeps its session and secrets under its own id, and none in what pages show', async () => {
    const worker = await scene.signedIn(ORDERS);
    const { sessions, vault } = await stored();
    await worker.send('deleteApp', { id: ORDERS });
    expect(await heldSecrets()).toEqual([sessions, vault]);
    const { 'trash/1': trash } = await fakeBrowser.storage.session.get('trash/1');
    expect(trash).toEqual({ app: scene.draft(ORDERS).app, index: 0, deletedAt: Date.now() });
    expect(scene.chrome.rules.installed).toEqual([]);
  });

  test('is not renewed while it is deleted, and at once when it is back', async () => {
    const worker = await scene.signedIn(ORDERS);
    const token = await tokenOf(ORDERS);
    await worker.send('deleteApp', { id: ORDERS });
    const asked = scene.tokenRequests;
    pass(4 * MINUTE);
    await worker.alarm();
    expect(scene.tokenRequests).toBe(asked);
    await worker.send('undoDelete', {});
    await worker.idle();
    expect(await tokenOf(ORDERS)).not.toBe(token);
  });

  test('takes them along at once when the offer to undo is dismissed', async () => {
    const worker = await scene.signedIn(ORDERS);
    await worker.send('deleteApp', { id: ORDERS });
    await worker.send('dismissUndo', {});
    expect(await heldSecrets()).toEqual([{}, {}]);
    await worker.send('undoDelete', {});
    expect(await names()).toEqual([]);
  });

  test('makes room for the next: only the last one can come back', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    await worker.send('deleteApp', { id: ORDERS });
    await worker.send('deleteApp', { id: REPORTS });
    expect(Object.keys((await stored()).vault)).toEqual([REPORTS]);
    await worker.send('undoDelete', {});
    expect(await names()).toEqual([REPORTS]);
  });

  test('that is saved again meanwhile does not come back a second time', async () => {
    const worker = await scene.signedIn(ORDERS);
    await worker.send('deleteApp', { id: ORDERS });
    await worker.send('saveApp', scene.draft(ORDERS));
    await worker.send('undoDelete', {});
    expect(await names()).toEqual([ORDERS]);
    expect((await stored()).trash).toBeNull();
  });

  test('that is not there leaves the earlier one in the trash', async () => {
    const worker = await scene.signedIn(ORDERS);
    await worker.send('deleteApp', { id: ORDERS });
    await worker.send('deleteApp', { id: REPORTS });
    expect((await stored()).trash).toMatchObject({ app: { id: ORDERS } });
  });
});

describe('a pasted token', () => {
  const pasted = (): App => ({ ...scene.draft(ORDERS).app, grant: { kind: 'pasted' } });

  test('is attached until it ends by itself', async () => {
    const worker = await startWorker();
    const token = jwtWith({ exp: Date.now() / 1000 + 60 });
    await worker.send('saveApp', { app: pasted(), token });
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${token}`]);
    pass(MINUTE);
    await worker.alarm();
    expect(scene.chrome.rules.installed).toEqual([]);
  });

  test('is not taken by an app that signs in', async () => {
    const worker = await scene.signedIn(ORDERS);
    const before = await tokenOf(ORDERS);
    await worker.send('saveApp', { app: scene.draft(ORDERS).app, token: 'pasted' });
    expect(await tokenOf(ORDERS)).toBe(before);
  });

  test('stays where the app is saved without another', async () => {
    const worker = await startWorker();
    await worker.send('saveApp', { app: pasted(), token: 'first' });
    await worker.send('saveApp', { app: { ...pasted(), name: 'Another name' } });
    expect(scene.chrome.rules.headers).toEqual(['Bearer first']);
  });

  test('gives way to the next', async () => {
    const worker = await startWorker();
    await worker.send('saveApp', { app: pasted(), token: 'first' });
    await worker.send('saveApp', { app: pasted(), token: 'second' });
    expect(scene.chrome.rules.headers).toEqual(['Bearer second']);
  });
});

describe('a switch', () => {
  test('of one app takes its rule away and leaves its session', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    await worker.send('setAppEnabled', { id: ORDERS, enabled: false });
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(REPORTS)}`]);
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  });

  test('of all takes every rule away, and brings them back', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    await worker.send('setAttaching', { attaching: false });
    expect(scene.chrome.rules.installed).toEqual([]);
    await worker.send('setAttaching', { attaching: true });
    expect(scene.chrome.rules.headers).toHaveLength(2);
  });
});
