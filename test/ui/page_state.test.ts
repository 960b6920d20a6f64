import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NO_PREFERENCES } from '../../src/core/preferences.ts';
import { watchState } from '../../src/ui/page-state.ts';
import { watchTime } from '../../src/ui/watch-time.ts';
import { NOON } from '../support/grants.ts';
import { appWith, STORED_APP } from '../support/samples.ts';

const EMPTY = {
  apps: [],
  settings: { attaching: true, owesGrant: false, pages: [] },
  preferences: NO_PREFERENCES,
  sessions: {},
  current: {},
  answers: {},
  tabs: {},
  refusals: {},
  replaced: {},
  histories: {},
  issuers: {},
  watch: null,
  begun: null,
  granted: [],
  discovery: null,
  trash: null,
  fault: null,
};

describe('the store as a page sees it', () => {
  test('is empty where nothing is stored', async () => {
    expect((await watchState()).value).toEqual(EMPTY);
  });

  test('is empty where what is stored cannot be read, and has no damaged apps', async () => {
    await fakeBrowser.storage.session.set({ 'sessions/1': 'damaged', 'granted/1': [7] });
    await fakeBrowser.storage.local.set({ 'apps/1': [{ id: 'damaged' }, STORED_APP] });
    expect((await watchState()).value).toEqual({ ...EMPTY, apps: [appWith()] });
  });

  test('has no secret in it', async () => {
    await fakeBrowser.storage.session.set({ 'vault/1': { 'app-1': { refreshToken: 's3cret' } } });
    const state = await watchState();
    await fakeBrowser.storage.session.set({ 'vault/1': { 'app-1': { refreshToken: 's3cret2' } } });
    expect(JSON.stringify(state.value)).not.toContain('s3cret');
  });

  test('follows every change, and leaves the rest as it is', async () => {
    const state = await watchState();
    const { settings } = state.value;
    await fakeBrowser.storage.local.set({ 'apps/1': [STORED_APP] });
    expect(state.value.apps).toEqual([appWith()]);
    expect(state.value.settings).toBe(settings);
    await fakeBrowser.storage.local.set({ 'apps/1': 'damaged' });
    expect(state.value.apps).toEqual([]);
  });
});

test('what changes while the store is read is not missed', async () => {
  const { get } = fakeBrowser.storage.local;
  vi.spyOn(fakeBrowser.storage.local, 'get').mockImplementationOnce(async (keys) => {
    const before = await get.call(fakeBrowser.storage.local, keys);
    await fakeBrowser.storage.local.set({ 'apps/1': [STORED_APP] });
    await fakeBrowser.storage.session.set({ 'granted/1': ['https://app.test:443/*'] });
    return before;
  });
  expect((await watchState()).value).toEqual({
    ...EMPTY,
    apps: [appWith()],
    granted: ['https://app.test:443/*'],
  });
});

describe('time', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOON });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const setHidden = (hidden: boolean) => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
    document.dispatchEvent(new Event('visibilitychange'));
  };

  test('goes on by the second', () => {
    const now = watchTime();
    expect(now.value).toBe(NOON);
    vi.advanceTimersByTime(3000);
    expect(now.value).toBe(NOON + 3000);
  });

  test('rests while nobody looks, and is right at once when somebody does', () => {
    const now = watchTime();
    setHidden(true);
    vi.advanceTimersByTime(60_000);
    expect(now.value).toBe(NOON);
    expect(vi.getTimerCount()).toBe(0);
    setHidden(false);
    expect(now.value).toBe(NOON + 60_000);
  });
});
