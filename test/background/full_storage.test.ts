import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { openScene, pass, REPORTS, sessionOf, tokenOf } from '../support/scene.ts';
import { stored } from '../support/worker.ts';

const scene = openScene();

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const unhandled = vi.fn();
beforeEach(() => {
  unhandled.mockClear();
  process.on('unhandledRejection', unhandled);
});
afterEach(async () => {
  process.off('unhandledRejection', unhandled);
  vi.restoreAllMocks();
});

/** Some of the writes to come fail, counted from the next. */
function fail(...writes: number[]) {
  const { set } = fakeBrowser.storage.session;
  let count = 0;
  vi.spyOn(fakeBrowser.storage.session, 'set').mockImplementation(async (items) => {
    count += 1;
    if (writes.includes(count)) throw new Error('QUOTA_BYTES');
    await set.call(fakeBrowser.storage.session, items);
  });
}

const ALL = Array.from({ length: 100 }, (_, index) => index + 1);

// What is asked for by itself has nobody to tell: the rejection must not escape, nor the app get stuck.
describe('a renewal while storage is full', () => {
  test.each<[string, number[], string, number]>([
    ['as it begins', [1], 'active', 0],
    // Once with what is told of it, once without.
    ['as its tokens come', [2, 3], 'failed', 30 * SECOND],
    ['from then on', [2, 3, 4, 5], 'acquiring', 0],
    ['all along', ALL, 'active', 0],
  ])('%s', async (_when, writes, left, wait) => {
    const worker = await scene.signedIn(REPORTS);
    const token = await tokenOf(REPORTS);
    fail(...writes);
    pass(4 * MINUTE);
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'due', scheduledTime: Date.now() });
    for (let turns = 0; turns < 200; turns += 1) await worker.turn();
    expect(await sessionOf(REPORTS)).toMatchObject({ kind: left, tokens: { accessToken: token } });
    expect(unhandled).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    pass(wait);
    await worker.alarm();
    expect(await sessionOf(REPORTS)).toMatchObject({ kind: 'active' });
    expect(await tokenOf(REPORTS)).not.toBe(token);
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(REPORTS)}`]);
  });
});

test('what happened is forgotten, where there is no room for it and for what is happening', async () => {
  const worker = await scene.signedIn(REPORTS);
  const token = await tokenOf(REPORTS);
  expect((await stored()).histories).toHaveProperty(REPORTS);
  fail(2);
  await worker.send('refresh', { id: REPORTS });
  expect(await sessionOf(REPORTS)).toMatchObject({ kind: 'active' });
  expect(await tokenOf(REPORTS)).not.toBe(token);
  expect((await stored()).histories).toEqual({});
  expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(REPORTS)}`]);
});

test('who changes something learns what of it is stored', async () => {
  await scene.signedIn(REPORTS);
  const { change } = await import('../../src/background/store.ts');
  fail(1);
  const after = await change(({ sessions: { [REPORTS]: _gone, ...sessions } }) => ({ sessions }));
  expect(after).toEqual(await stored());
});

test('whoever asks for tokens meanwhile is told', async () => {
  const worker = await scene.signedIn(REPORTS);
  const before = await sessionOf(REPORTS);
  fail(1);
  expect(await worker.send('refresh', { id: REPORTS })).toEqual(failure('storage_full'));
  expect(await sessionOf(REPORTS)).toEqual(before);
});

describe('a permission that is taken back while storage is full', () => {
  const api = () => {
    const [, pattern = ''] = scene.patterns;
    return pattern;
  };

  test('takes its rules along, and no later event brings them back', async () => {
    const worker = await scene.signedIn(REPORTS);
    expect(scene.chrome.rules.installed).toHaveLength(1);
    fail(...ALL);
    scene.chrome.permissions.revoke(api());
    await worker.idle();
    expect(scene.chrome.rules.installed).toEqual([]);
    await fakeBrowser.tabs.onActivated.trigger({ tabId: 1, windowId: 0 });
    await worker.idle();
    expect(scene.chrome.rules.installed).toEqual([]);
  });

  test('is there again as soon as it is given back and can be stored', async () => {
    const worker = await scene.signedIn(REPORTS);
    fail(...ALL);
    scene.chrome.permissions.revoke(api());
    await worker.idle();
    vi.restoreAllMocks();
    scene.chrome.permissions.grant(api());
    await worker.idle();
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(REPORTS)}`]);
  });
});
