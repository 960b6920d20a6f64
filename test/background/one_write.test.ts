import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Command, Input } from '../../src/core/command.ts';
import { ORDERS, openScene, REPORTS, tokenOf } from '../support/scene.ts';
import { ALICE, aliceAndBob, BOB } from '../support/two-users.ts';
import { stored, type Worker } from '../support/worker.ts';

const scene = openScene();
const TAB = { id: 7, windowId: 3 };

let worker: Worker;
let writes: string[];

/** Counts from here on. */
function count() {
  scene.chrome.rules.updates = [];
  scene.chrome.menus.calls.length = 0;
  writes = [];
}

function countWrites(area: 'local' | 'session') {
  const storage = fakeBrowser.storage[area];
  const set = storage.set.bind(storage);
  vi.spyOn(storage, 'set').mockImplementation((items) => {
    writes.push(`${area}: ${Object.keys(items)}`);
    return set(items);
  });
}

beforeEach(async () => {
  worker = await aliceAndBob(scene);
  await worker.send('saveApp', scene.draft(REPORTS));
  await worker.send('signIn', { id: REPORTS });
  scene.chrome.tabs = [{ id: TAB.id, url: `${scene.demo.page.origin}/` }];
  await fakeBrowser.tabs.onActivated.trigger({ tabId: TAB.id, windowId: TAB.windowId });
  await worker.idle();
  countWrites('local');
  countWrites('session');
  count();
});
afterEach(() => void vi.restoreAllMocks());

const headers = () => scene.chrome.rules.headers.toSorted();
const bearers = async (...ids: (typeof ALICE)[]) =>
  (await Promise.all(ids.map(async (id) => `Bearer ${await tokenOf(id)}`))).toSorted();

/** What a command writes, with how many updates of the rules. */
async function costOf<C extends Command>(command: C, input: Input<C>) {
  count();
  expect(await worker.send(command, input)).toBeUndefined();
  return { writes, updates: scene.chrome.rules.updates.length };
}

const cost = (...writes: string[]) => ({ writes, updates: 1 });
const SETTINGS = cost('local: settings/1');
const APPS = cost('local: apps/1');
const TABS = cost('session: tabs/1');

describe('one write and one update of the rules for', () => {
  test('a pause of everything, and its end', async () => {
    expect(await costOf('setAttaching', { attaching: false })).toEqual(SETTINGS);
    expect(headers()).toEqual([]);
    expect(await costOf('setAttaching', { attaching: true })).toEqual(SETTINGS);
    expect(headers()).toEqual(await bearers(BOB, REPORTS));
  });

  test('a pause of one app, and its end', async () => {
    expect(await costOf('setAppEnabled', { id: ORDERS, enabled: false })).toEqual(APPS);
    expect(headers()).toEqual(await bearers(REPORTS));
    expect(await costOf('setAppEnabled', { id: ORDERS, enabled: true })).toEqual(APPS);
    expect(headers()).toEqual(await bearers(BOB, REPORTS));
  });

  test('two apps made exclusive: one goes off', async () => {
    const pair = { id: ORDERS, rival: REPORTS };
    expect(await costOf('setRivals', { ...pair, areRivals: true })).toEqual(APPS);
    expect(headers()).toEqual(await bearers(BOB));
  });

  test('one of two rivals on, and so the other off', async () => {
    await worker.send('setRivals', { id: ORDERS, rival: REPORTS, areRivals: true });
    expect(await costOf('setAppEnabled', { id: REPORTS, enabled: true })).toEqual(APPS);
    expect(headers()).toEqual(await bearers(REPORTS));
  });

  test('a pause in one tab, and its end', async () => {
    expect(await costOf('setTabPaused', { tab: TAB.id, paused: true })).toEqual(TABS);
    const { installed } = scene.chrome.rules;
    expect(installed.map(({ condition }) => condition)).toMatchObject([
      { excludedTabIds: [TAB.id] },
      { excludedTabIds: [TAB.id] },
    ]);
    expect(await costOf('setTabPaused', { tab: TAB.id, paused: false })).toEqual(TABS);
    expect(JSON.stringify(scene.chrome.rules.installed)).not.toContain('excludedTabIds');
  });

  test('somebody else in one tab, nobody there, and the same as everywhere', async () => {
    const choice = { tab: TAB.id, app: ORDERS };
    expect(await costOf('chooseInTab', { ...choice, identity: ALICE })).toEqual(TABS);
    expect(headers()).toEqual(await bearers(ALICE, BOB, REPORTS));
    expect(await costOf('chooseInTab', { ...choice, identity: null })).toEqual(TABS);
    expect(headers()).toEqual(await bearers(BOB, REPORTS));
    expect(await costOf('chooseInTab', choice)).toEqual(TABS);
  });

  test('somebody else in every tab, also where tabs had a choice of their own', async () => {
    await worker.send('chooseInTab', { tab: TAB.id, app: ORDERS, identity: ALICE });
    const both = cost('session: current/1,tabs/1');
    expect(await costOf('chooseIdentity', { id: ALICE })).toEqual(both);
    expect(headers()).toEqual(await bearers(ALICE, REPORTS));
  });

  test('a pause by a key combination', async () => {
    scene.chrome.onCommand.emit('pause-all', TAB);
    await worker.idle();
    expect({ writes, updates: scene.chrome.rules.updates.length }).toEqual(SETTINGS);
    count();
    scene.chrome.onCommand.emit('pause-tab', TAB);
    await worker.idle();
    expect(writes).toEqual(TABS.writes);
  });

  test('a pause by the menu', async () => {
    scene.chrome.menus.click('pause-tab', TAB);
    await worker.idle();
    expect({ writes, updates: scene.chrome.rules.updates.length }).toEqual(TABS);
    count();
    scene.chrome.menus.click('pause-all', TAB);
    await worker.idle();
    expect({ writes, updates: scene.chrome.rules.updates.length }).toEqual(SETTINGS);
  });
});

describe('nothing is written, no rule and no item of the menu is touched', () => {
  test('when a tab comes to the front that stands as the one before', async () => {
    await fakeBrowser.tabs.onActivated.trigger({ tabId: TAB.id, windowId: TAB.windowId });
    await worker.idle();
    const { rules, menus } = scene.chrome;
    expect([writes, rules.updates, menus.calls]).toEqual([[], [], []]);
  });

  test('when a tab that nothing was chosen for is closed', async () => {
    const query = vi.spyOn(fakeBrowser.tabs, 'query');
    scene.chrome.own.onRemoved.emit(99);
    await worker.idle();
    const { rules, menus } = scene.chrome;
    expect([writes, rules.updates, menus.calls]).toEqual([[], [], []]);
    // Nor is anybody asked what is in front.
    expect(query).not.toHaveBeenCalled();
  });
});

test('a paused tab that is closed leaves nothing behind', async () => {
  await worker.send('setTabPaused', { tab: TAB.id, paused: true });
  scene.chrome.own.onRemoved.emit(TAB.id);
  await worker.idle();
  expect((await stored()).tabs).toEqual({});
  expect(JSON.stringify(scene.chrome.rules.installed)).not.toContain('abIds');
});
