import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NOON } from '../support/grants.ts';

const SECOND = 1000;

let woken: ReturnType<typeof vi.fn<() => void>>;
let wakeAt: typeof import('../../src/background/wake.ts').wakeAt;

beforeEach(async () => {
  vi.useFakeTimers({ now: NOON });
  vi.resetModules();
  const wake = await import('../../src/background/wake.ts');
  woken = vi.fn<() => void>();
  wake.onWake(woken);
  wakeAt = wake.wakeAt;
});
afterEach(() => void vi.useRealTimers());

const alarms = async () =>
  (await fakeBrowser.alarms.getAll()).map(({ scheduledTime }) => scheduledTime - NOON);

describe('a moment that an alarm is too coarse for', () => {
  test.each([1, SECOND, 30 * SECOND - 1])('%d ms ahead has a timer beside it', async (ahead) => {
    await wakeAt(NOON + ahead, NOON);
    expect(await alarms()).toEqual([ahead]);
    vi.advanceTimersByTime(ahead - 1);
    expect(woken).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(woken).toHaveBeenCalledOnce();
  });

  test('does not come a second time', async () => {
    await wakeAt(NOON + SECOND, NOON);
    vi.advanceTimersByTime(60 * SECOND);
    expect(woken).toHaveBeenCalledOnce();
  });
});

test('a moment 30 s ahead is left to the alarm', async () => {
  await wakeAt(NOON + 30 * SECOND, NOON);
  expect(await alarms()).toEqual([30 * SECOND]);
  expect(vi.getTimerCount()).toBe(0);
});

test('the next moment takes the place of the last, whatever it is', async () => {
  await wakeAt(NOON + SECOND, NOON);
  await wakeAt(NOON + 2 * SECOND, NOON);
  expect(vi.getTimerCount()).toBe(1);
  expect(await alarms()).toEqual([2 * SECOND]);
  vi.advanceTimersByTime(SECOND);
  expect(woken).not.toHaveBeenCalled();
  await wakeAt(NOON + 60 * SECOND, NOON);
  expect(vi.getTimerCount()).toBe(0);
  await wakeAt(NOON + 2 * SECOND, NOON + SECOND);
  await wakeAt(undefined, NOON + SECOND);
  expect(vi.getTimerCount()).toBe(0);
  expect(await alarms()).toEqual([]);
});

test('the alarm wakes too', async () => {
  await fakeBrowser.alarms.onAlarm.trigger({ name: 'due', scheduledTime: NOON });
  expect(woken).toHaveBeenCalledOnce();
});
