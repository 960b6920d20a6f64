import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test, vi } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { ORDERS, openScene, REPORTS, secretsOf, sessionOf } from '../support/scene.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

function fill(area: 'local' | 'session') {
  vi.spyOn(fakeBrowser.storage[area], 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES'));
}

describe('when storage is full', () => {
  test.each([['local'], ['session']] as const)('in %s, nothing has changed', async (area) => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    const before = await stored();
    const { headers } = scene.chrome.rules;
    fill(area);
    expect(await worker.send('deleteApp', { id: ORDERS })).toEqual(failure('storage_full'));
    expect(await stored()).toEqual(before);
    expect(scene.chrome.rules.headers).toEqual(headers);
    expect(await worker.send('deleteApp', { id: ORDERS })).toBeUndefined();
    expect((await stored()).apps.map(({ id }) => id)).toEqual([REPORTS]);
  });

  test('a new secret does not stay behind without its app', async () => {
    const worker = await startWorker();
    fill('local');
    expect(await worker.send('saveApp', scene.draft(REPORTS))).toEqual(failure('storage_full'));
    expect(await secretsOf(REPORTS)).toBeUndefined();
  });

  test('a switch stays as it was', async () => {
    const worker = await startWorker();
    fill('local');
    expect(await worker.send('setAttaching', { attaching: false })).toEqual(
      failure('storage_full'),
    );
    expect((await stored()).settings).toEqual({ attaching: true, owesGrant: false, pages: [] });
  });
});

describe('when the browser refuses a rule', () => {
  test('no rule at all stays, the old token neither', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    expect(scene.chrome.rules.headers).toHaveLength(2);
    scene.chrome.rules.refuses = () => true;
    await worker.send('refresh', { id: ORDERS });
    expect(scene.chrome.rules.installed).toEqual([]);
    expect((await stored()).fault).toEqual(failure('rules_rejected'));
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  });

  test('all rules and no fault are there as soon as it takes them again', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    scene.chrome.rules.refuses = ({ condition }) => 'regexFilter' in condition;
    await worker.send('refresh', { id: ORDERS });
    scene.chrome.rules.refuses = () => false;
    await worker.send('setAttaching', { attaching: true });
    expect(scene.chrome.rules.headers).toHaveLength(2);
    expect((await stored()).fault).toBeNull();
  });

  test('another fault is not taken for this one', async () => {
    await fakeBrowser.storage.local.set({ 'apps/1': [{ id: 'damaged' }] });
    const worker = await startWorker();
    await worker.send('setAttaching', { attaching: true });
    expect((await stored()).fault).toEqual(failure('apps_damaged', '1'));
  });
});

test('an empty store means no rules, even when the browser still holds those of an earlier session', async () => {
  const worker = await scene.signedIn(ORDERS);
  worker.kill();
  await fakeBrowser.storage.session.clear();
  expect(scene.chrome.rules.installed).toHaveLength(1);
  await startWorker();
  expect(scene.chrome.rules.installed).toEqual([]);
});

describe('writes', () => {
  test('come one after the other, each seeing what the one before has done', async () => {
    const worker = await startWorker();
    await Promise.all([
      worker.send('saveApp', scene.draft(ORDERS)),
      worker.send('saveApp', scene.draft(REPORTS)),
      worker.send('setAppEnabled', { id: ORDERS, enabled: false }),
      worker.send('setAppEnabled', { id: REPORTS, enabled: false }),
    ]);
    expect((await stored()).apps).toMatchObject([
      { id: ORDERS, enabled: false },
      { id: REPORTS, enabled: false },
    ]);
  });

  test('go on after one that failed', async () => {
    const worker = await startWorker();
    fill('session');
    const replies = await Promise.all([
      worker.send('saveApp', scene.draft(ORDERS)),
      worker.send('saveApp', scene.draft(REPORTS)),
    ]);
    expect(replies).toEqual([failure('storage_full'), undefined]);
    expect((await stored()).apps.map(({ id }) => id)).toEqual([REPORTS]);
  });

  test('that change no rule do not touch the rules', async () => {
    const worker = await scene.signedIn(ORDERS);
    const { length } = scene.chrome.rules.updates;
    await worker.send('saveApp', { app: { ...scene.draft(ORDERS).app, name: 'Another name' } });
    expect(scene.chrome.rules.updates).toHaveLength(length);
  });
});
