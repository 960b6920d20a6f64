import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test, vi } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { Life } from '../support/life.ts';
import { READ_APP, STORED_APP } from '../support/samples.ts';
import { ORDERS, openScene, REPORTS, tokenOf } from '../support/scene.ts';
import { startWorker, stored, wakeWorker } from '../support/worker.ts';

const scene = openScene();

const disk = async (key: string) => (await fakeBrowser.storage.local.get(key))[key];

const GOOD = { ...STORED_APP, id: 'good' };
/** What an app of an earlier version says nothing about has its default. */
const GOOD_AS_READ = { ...READ_APP, id: 'good' };
const DAMAGED = { ...STORED_APP, id: 'damaged', callers: [] };

test('apps that cannot be read are set aside, and the others work', async () => {
  await fakeBrowser.storage.local.set({ 'apps/1': [GOOD, DAMAGED, 7] });
  await startWorker();
  expect(await disk('apps/1')).toEqual([GOOD_AS_READ]);
  expect(await disk('set-aside/1')).toEqual([DAMAGED, 7]);
  expect((await stored()).fault).toEqual(failure('apps_damaged', '2'));
});

test('the next start neither finds them again nor forgets them', async () => {
  await fakeBrowser.storage.local.set({ 'apps/1': [DAMAGED] });
  (await startWorker()).kill();
  await fakeBrowser.storage.session.clear();
  await startWorker();
  expect(await disk('set-aside/1')).toEqual([DAMAGED]);
  expect((await stored()).fault).toBeNull();
});

test('what is set aside joins what was before', async () => {
  await fakeBrowser.storage.local.set({ 'apps/1': { not: 'a list' }, 'set-aside/1': ['earlier'] });
  await startWorker();
  expect(await disk('set-aside/1')).toEqual(['earlier', { not: 'a list' }]);
  expect((await stored()).apps).toEqual([]);
});

test('sessions and secrets without an app are cleared', async () => {
  await fakeBrowser.storage.session.set({
    'sessions/1': { gone: { kind: 'acquiring', since: 0, attempt: 0 } },
    'vault/1': { gone: { refreshToken: 'orphan' } },
  });
  await startWorker();
  expect(await stored()).toMatchObject({ sessions: {}, vault: {} });
});

test('the permissions of this moment count, not those of before', async () => {
  const worker = await scene.signedIn(ORDERS, REPORTS);
  expect(scene.chrome.rules.installed).toHaveLength(2);
  worker.kill();
  scene.chrome.permissions.origins = [];
  await startWorker();
  expect((await stored()).granted).toEqual([]);
  expect(scene.chrome.rules.installed).toEqual([]);
});

test('no content script may read what is stored', async () => {
  const area = fakeBrowser.storage.local as unknown as { setAccessLevel(): Promise<void> };
  const setAccessLevel = vi.spyOn(area, 'setAccessLevel');
  await startWorker();
  expect(setAccessLevel).toHaveBeenCalledWith({ accessLevel: 'TRUSTED_CONTEXTS' });
});

test('rules whose session is gone go first, before anything can fail', async () => {
  const worker = await scene.signedIn(ORDERS);
  worker.kill();
  await fakeBrowser.storage.session.clear();
  expect(scene.chrome.rules.installed).toHaveLength(1);
  const life = new Life();
  life.endAfter(3);
  await (await wakeWorker(life)).idle();
  expect(life.log).toEqual([
    'storage.session.get',
    'declarativeNetRequest.getSessionRules',
    'declarativeNetRequest.updateSessionRules',
  ]);
  expect(scene.chrome.rules.installed).toEqual([]);
});

describe('a worker that cannot take over', () => {
  async function failing() {
    const first = await scene.signedIn(ORDERS);
    first.kill();
    const { getAll } = scene.chrome.permissions;
    scene.chrome.permissions.getAll = () => Promise.reject(new Error('no browser'));
    const worker = await startWorker();
    const mend = () => {
      scene.chrome.permissions.getAll = getAll;
    };
    return { worker, mend };
  }

  test('leaves no rule, and does nothing that it is asked', async () => {
    const { worker } = await failing();
    expect(scene.chrome.rules.installed).toEqual([]);
    await expect(worker.send('deleteApp', { id: ORDERS })).rejects.toThrow('no browser');
    expect((await stored()).apps).toHaveLength(1);
  });

  test('takes over at the next event that finds it able to', async () => {
    const { worker, mend } = await failing();
    await worker.alarm();
    expect(scene.chrome.rules.installed).toEqual([]);
    mend();
    await worker.alarm();
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(ORDERS)}`]);
    expect(await worker.send('setAttaching', { attaching: false })).toBeUndefined();
  });
});

test('one damaged session takes no other along, nor its secrets', async () => {
  const worker = await scene.signedIn(ORDERS, REPORTS);
  const { sessions, vault } = await stored();
  worker.kill();
  await fakeBrowser.storage.session.set({
    'sessions/1': { ...sessions, [REPORTS]: { kind: 'active' } },
    'vault/1': { ...vault, [REPORTS]: { clientSecret: 7 } },
  });
  await startWorker();
  expect((await stored()).sessions).toEqual({ [ORDERS]: sessions[ORDERS] });
  expect((await stored()).vault).toEqual({ [ORDERS]: vault[ORDERS] });
  expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(ORDERS)}`]);
});
