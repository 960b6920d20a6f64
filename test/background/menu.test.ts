import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ORDERS, openScene } from '../support/scene.ts';
import { startWorker, stored, type Worker } from '../support/worker.ts';

const scene = openScene();
const TAB = { id: 7, windowId: 3 };

let worker: Worker;

beforeEach(async () => {
  scene.chrome.tabs = [{ id: TAB.id, url: `${scene.demo.page.origin}/` }];
  worker = await scene.signedIn(ORDERS);
  scene.chrome.menus.calls.length = 0;
});
afterEach(() => void vi.restoreAllMocks());

const ticks = () =>
  Object.fromEntries(
    scene.chrome.menus.entries.flatMap(({ id, type, checked }) =>
      type === 'checkbox' ? [[id, checked]] : [],
    ),
  );
/** What is about the page in front. */
const OF_A_PAGE = ['pause-tab', 'copy-token', 'next-identity'];

const isEnabled = (id: string) =>
  scene.chrome.menus.entries.find((entry) => entry.id === id)?.enabled;
const isAttaching = async () => (await stored()).settings.attaching;

async function show(tab: { id: number; url?: string }) {
  scene.chrome.tabs = [tab];
  await fakeBrowser.tabs.onActivated.trigger({ tabId: tab.id, windowId: 3 });
  await worker.idle();
}

describe('the menu of the icon', () => {
  test('has its items in order, by their names', () => {
    expect(scene.chrome.menus.entries).toMatchObject([
      { title: 'Pause everything', type: 'checkbox', contexts: ['action'], checked: false },
      { title: 'Pause in this tab', type: 'checkbox', contexts: ['action'], checked: false },
      { title: 'Copy the current token', type: 'normal', contexts: ['action'] },
      { title: 'Next account in this tab', type: 'normal', contexts: ['action'] },
      { title: 'Show requests', type: 'normal', contexts: ['action'] },
    ]);
  });

  test('is made anew by a new worker, with what is paused', async () => {
    await worker.send('setAttaching', { attaching: false });
    worker.kill();
    await startWorker();
    expect(ticks()).toEqual({ 'pause-all': true, 'pause-tab': false });
  });

  test('follows what the popup does, by the item that differs alone', async () => {
    await worker.send('setAttaching', { attaching: false });
    expect(ticks()['pause-all']).toBe(true);
    await worker.send('setTabPaused', { tab: TAB.id, paused: true });
    expect(ticks()['pause-tab']).toBe(true);
    expect(scene.chrome.menus.calls).toEqual(['update pause-all', 'update pause-tab']);
  });

  test('follows the tab in front', async () => {
    await worker.send('setTabPaused', { tab: TAB.id, paused: true });
    await show({ id: 8, url: 'https://elsewhere.test/' });
    expect(ticks()['pause-tab']).toBe(false);
    await show({ id: TAB.id });
    expect(ticks()['pause-tab']).toBe(true);
  });

  test('has nothing to do over the browser’s own pages', async () => {
    await show({ id: 8, url: 'chrome://version/' });
    expect(OF_A_PAGE.map(isEnabled)).toEqual([false, false, false]);
    await show({ id: TAB.id });
    expect(OF_A_PAGE.map(isEnabled)).toEqual([true, true, true]);
  });

  test('that is gone does not keep anything from happening, and is made anew', async () => {
    scene.chrome.menus.entries = [];
    expect(await worker.send('setAttaching', { attaching: false })).toBeUndefined();
    expect(scene.chrome.rules.installed).toEqual([]);
    await worker.send('setAttaching', { attaching: false });
    expect(ticks()).toEqual({ 'pause-all': true, 'pause-tab': false });
  });
});

describe('a click in the menu', () => {
  test('that cannot be stored has no effect, and its tick goes again', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES'));
    scene.chrome.menus.click('pause-all', TAB);
    expect(ticks()['pause-all']).toBe(true);
    await worker.idle();
    expect(await isAttaching()).toBe(true);
    expect(ticks()['pause-all']).toBe(false);
  });

  test('pauses everything and resumes it', async () => {
    scene.chrome.menus.click('pause-all', TAB);
    await worker.idle();
    expect([await isAttaching(), scene.chrome.rules.installed]).toEqual([false, []]);
    scene.chrome.menus.click('pause-all', TAB);
    await worker.idle();
    expect(await isAttaching()).toBe(true);
    expect(scene.chrome.rules.headers).toHaveLength(1);
  });

  test('pauses the tab that it was made over and resumes it', async () => {
    scene.chrome.menus.click('pause-tab', TAB);
    await worker.idle();
    expect((await stored()).tabs).toEqual({ 7: { paused: true, identities: {} } });
    scene.chrome.menus.click('pause-tab', TAB);
    await worker.idle();
    expect((await stored()).tabs).toEqual({});
  });

  test('does what its tick says, even where the menu was out of date', async () => {
    const { menus } = scene.chrome;
    menus.entries = menus.entries.map((entry) => ({ ...entry, checked: true }));
    menus.click('pause-all', TAB);
    await worker.idle();
    expect(await isAttaching()).toBe(true);
    expect(ticks()['pause-all']).toBe(false);
  });

  test('wakes a worker that is asleep, and counts all the same', async () => {
    worker.kill();
    scene.chrome.menus.entries = scene.chrome.menus.entries.map((entry) => ({
      ...entry,
      checked: entry.id === 'pause-all',
    }));
    const next = await startWorker();
    scene.chrome.menus.onClicked.emit({ menuItemId: 'pause-all', checked: true }, TAB);
    await next.idle();
    expect(await isAttaching()).toBe(false);
    expect(ticks()['pause-all']).toBe(true);
  });

  test('opens the panel in its window before anything is awaited', () => {
    scene.chrome.menus.click('show-requests', TAB);
    expect(scene.chrome.panels).toEqual([3]);
  });
});

describe('a key combination', () => {
  const press = async (name: string, tab?: { id: number; url?: string; windowId: number }) => {
    scene.chrome.onCommand.emit(name, tab);
    await worker.idle();
  };

  test.each([
    ['that is none of ours', 'other', TAB],
    ['for a tab where there is none', 'pause-tab', undefined],
    ['for a tab of the browser’s own', 'pause-tab', { ...TAB, url: 'chrome://version/' }],
  ])('%s does nothing', async (_name, name, tab) => {
    const before = await stored();
    await press(name, tab);
    expect(await stored()).toEqual(before);
  });

  test('pauses everything, and again resumes it', async () => {
    await press('pause-all', TAB);
    expect([await isAttaching(), scene.chrome.rules.installed]).toEqual([false, []]);
    expect(ticks()['pause-all']).toBe(true);
    await press('pause-all', TAB);
    expect(await isAttaching()).toBe(true);
  });

  test('pressed twice at once leaves all as it was', async () => {
    scene.chrome.onCommand.emit('pause-all', TAB);
    await press('pause-all', TAB);
    expect(await isAttaching()).toBe(true);
  });

  test('pauses the tab, keeps who was chosen for it, and again resumes it', async () => {
    await worker.send('chooseInTab', { tab: TAB.id, app: ORDERS, identity: null });
    await press('pause-tab', TAB);
    expect((await stored()).tabs['7']).toEqual({ paused: true, identities: { [ORDERS]: null } });
    await press('pause-tab', TAB);
    expect((await stored()).tabs['7']).toEqual({ paused: false, identities: { [ORDERS]: null } });
  });

  test('opens the panel in its window before anything is awaited', () => {
    scene.chrome.onCommand.emit('open-panel', TAB);
    expect(scene.chrome.panels).toEqual([3]);
  });
});
