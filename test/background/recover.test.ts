import { fakeBrowser } from '@webext-core/fake-browser';
import { expect, test, vi } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { STORED_APP } from '../support/samples.ts';
import { ORDERS, openScene, REPORTS } from '../support/scene.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

const disk = async (key: string) => (await fakeBrowser.storage.local.get(key))[key];

const GOOD = { ...STORED_APP, id: 'good' };
const DAMAGED = { ...STORED_APP, id: 'damaged', callers: [] };

test('apps that cannot be read are set aside, and the others work', async () => {
  await fakeBrowser.storage.local.set({ 'apps/1': [GOOD, DAMAGED, 7] });
  await startWorker();
  expect(await disk('apps/1')).toEqual([GOOD]);
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

test('a search that nobody makes any more is forgotten, one that is over is not', async () => {
  const over = { kind: 'failed', failure: failure('unreachable') };
  const discoveries = { 'https://a.test': { kind: 'looking', since: 0 }, 'https://b.test': over };
  await fakeBrowser.storage.session.set({ 'discoveries/1': discoveries });
  await startWorker();
  expect((await stored()).discoveries).toEqual({ 'https://b.test': over });
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
