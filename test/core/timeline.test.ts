import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HistoryEvent } from '../../src/core/history.ts';
import { timelineOf } from '../../src/core/timeline.ts';
import { anyEvent, isNewestFirst } from '../support/any-history.ts';
import { NOON } from '../support/grants.ts';
import { activeWith, tokens } from '../support/histories.ts';

const obtained = (at: number, until?: number): HistoryEvent => ({
  kind: 'obtained',
  at,
  occasion: 'sign_in',
  ...(until !== undefined && { until }),
});
const signedOut = (at: number): HistoryEvent => ({ kind: 'signed_out', at });
const failed = (at: number): HistoryEvent => ({
  kind: 'failed',
  at,
  failure: { code: 'sign_in_ended' },
});

const ACTIVE = activeWith(tokens());
const told = (events: readonly HistoryEvent[], now: number, held = { session: true }) =>
  timelineOf({ events }, held.session ? ACTIVE : undefined, now).map(({ kind, at }) => [kind, at]);

test('of nothing is nothing', () => {
  expect(timelineOf(undefined, undefined, NOON)).toEqual([]);
  expect(timelineOf({ events: [] }, ACTIVE, NOON)).toEqual([]);
});

describe('a token has not expired', () => {
  test.each<[string, readonly HistoryEvent[], number]>([
    ['a moment before its end', [obtained(0, 10)], 9],
    ['whose end nobody knows', [obtained(0)], 1e12],
    ['that was replaced in time', [obtained(5), obtained(0, 10)], 99],
    ['that was signed out of in time', [signedOut(5), obtained(0, 10)], 99],
  ])('%s', (_which, events, now) => {
    expect(told(events, now)).toEqual(events.map(({ kind, at }) => [kind, at]));
  });

  test('that was lost with its sign-in before its end', () => {
    const events = [failed(5), obtained(0, 10)];
    expect(told(events, 99, { session: false })).toEqual([
      ['failed', 5],
      ['obtained', 0],
    ]);
  });
});

describe('a token has expired', () => {
  test('as its end comes', () => {
    expect(told([obtained(0, 10)], 10)).toEqual([
      ['expired', 10],
      ['obtained', 0],
    ]);
  });

  test('before the next one came, in the order of time', () => {
    expect(told([obtained(30), failed(20), failed(5), obtained(0, 10)], 99)).toEqual([
      ['obtained', 30],
      ['failed', 20],
      ['expired', 10],
      ['failed', 5],
      ['obtained', 0],
    ]);
  });

  test('before its user signed out', () => {
    expect(told([signedOut(30), obtained(0, 10)], 99, { session: false })).toEqual([
      ['signed_out', 30],
      ['expired', 10],
      ['obtained', 0],
    ]);
  });

  test('while renewals failed, and is held still', () => {
    expect(told([failed(20), obtained(0, 10)], 99)).toEqual([
      ['failed', 20],
      ['expired', 10],
      ['obtained', 0],
    ]);
  });

  test('on arrival, not before', () => {
    expect(told([obtained(10, 4)], 99)).toEqual([
      ['expired', 10],
      ['obtained', 10],
    ]);
  });
});

test('whatever the history, each event is told, the newest first', () => {
  fc.assert(
    fc.property(fc.array(anyEvent), fc.integer(), fc.boolean(), (events, now, isActive) => {
      const moments = timelineOf({ events }, isActive ? ACTIVE : undefined, now);
      expect(isNewestFirst(moments)).toBe(true);
      expect(moments.filter(({ kind }) => kind !== 'expired').length).toBe(events.length);
    }),
  );
});
