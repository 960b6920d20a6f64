import { signal } from '@preact/signals';
import { fakeBrowser } from '@webext-core/fake-browser';
import { expect, test, vi } from 'vitest';
import type { AppId } from '../../src/core/app-id.ts';
import { watchLogs } from '../../src/panel/watch-logs.ts';
import { doing } from '../support/page.ts';
import { entry } from '../support/panel-page.tsx';

const id = (text: string) => text as AppId;
const APPS = [id('app-1'), id('app-2')];

const write = (app: string, ...entries: unknown[]) =>
  fakeBrowser.storage.session.set({ [`requests/1/${app}`]: entries });

const idle = () => doing(() => undefined);

test('the logs are there at once, and follow every change', async () => {
  const [first, second] = [entry(), entry()];
  await write('app-1', first);
  const logs = await watchLogs(signal(APPS));
  expect(logs.value).toEqual({ 'app-1': [first], 'app-2': [] });
  await write('app-2', second);
  expect(logs.value).toEqual({ 'app-1': [first], 'app-2': [second] });
  await fakeBrowser.storage.session.remove('requests/1/app-1');
  expect(logs.value['app-1']).toEqual([]);
});

test('an entry that is damaged does not take the others along', async () => {
  const good = entry();
  await write('app-1', { id: 7 }, good, 'damaged');
  expect((await watchLogs(signal(APPS))).value['app-1']).toEqual([good]);
});

test('an app that is new is followed, too', async () => {
  const apps = signal([id('app-1')]);
  const logs = await watchLogs(apps);
  const [before, after] = [entry(), entry()];
  await write('app-2', before);
  apps.value = APPS;
  await idle();
  expect(logs.value['app-2']).toEqual([before]);
  await write('app-2', after, before);
  expect(logs.value['app-2']).toEqual([after, before]);
});

test('what comes while a log is read is not missed', async () => {
  const late = entry();
  const { get } = fakeBrowser.storage.session;
  vi.spyOn(fakeBrowser.storage.session, 'get').mockImplementationOnce(async (keys) => {
    const before = await get.call(fakeBrowser.storage.session, keys);
    await write('app-1', late);
    return before;
  });
  expect((await watchLogs(signal([id('app-1')]))).value['app-1']).toEqual([late]);
});
