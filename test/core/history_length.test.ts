import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import type { HistoryEvent } from '../../src/core/history.ts';
import { MOST_EVENTS, withEvents } from '../../src/core/history-length.ts';
import { anyEvent, isNewestFirst } from '../support/any-history.ts';
import { NOON } from '../support/grants.ts';
import {
  activeWith,
  eventsOf,
  failed,
  kindsOf,
  refusal,
  renewed,
  session,
  stateAfter,
  tokens,
  WHO,
} from '../support/histories.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const SIGNED_IN = [NOON, session(activeWith(tokens()))] as const;
const refused = (told = refusal()) => ({ refusals: { [WHO]: told } });

describe('the same once more', () => {
  test('is told once where a page is refused twice at once', () => {
    const again = [NOON + 9 * SECOND, refused(refusal({ at: NOON + 9 * SECOND }))] as const;
    const [event, ...rest] = eventsOf(stateAfter(SIGNED_IN, [NOON, refused()], again));
    expect(event).toMatchObject({ at: NOON + 9 * SECOND, since: NOON, times: 2 });
    expect(rest.map(({ kind }) => kind)).toEqual(['obtained']);
  });

  test.each([
    ['a while later', refusal({ at: NOON + 10 * SECOND })],
    ['by another API', refusal({ at: NOON + 1, host: 'other.test' })],
    ['for another reason', refusal({ at: NOON + 1, challenge: {} })],
  ])('is another thing %s', (_when, told) => {
    const state = stateAfter(SIGNED_IN, [NOON, refused()], [NOON + MINUTE, refused(told)]);
    expect(kindsOf(state)).toEqual(['refused', 'refused', 'obtained']);
  });

  test('is another thing when the new token is refused like the one before', () => {
    const state = stateAfter(
      SIGNED_IN,
      [NOON, refused()],
      [NOON + 1, session(activeWith(renewed(NOON + 1)))],
      [NOON + 2, refused(refusal({ at: NOON + 2 }))],
    );
    expect(kindsOf(state)).toEqual(['refused', 'obtained', 'refused', 'obtained']);
  });

  test('is told once where an issuer is down for a night', () => {
    const night = Array.from({ length: 40 }, (_, count) => NOON + count * 15 * MINUTE);
    const state = stateAfter(SIGNED_IN, ...night.map((at) => [at, session(failed(at))] as const));
    expect(eventsOf(state)).toMatchObject([
      { kind: 'failed', at: night.at(-1), since: NOON, times: 40 },
      { kind: 'obtained' },
    ]);
  });

  test('is another thing where it fails for another reason', () => {
    const other = failed(NOON + 2, failure('refused', 'no'));
    const state = stateAfter(
      SIGNED_IN,
      [NOON + 1, session(failed(NOON + 1))],
      [NOON + 2, session(other)],
    );
    expect(kindsOf(state)).toEqual(['failed', 'failed', 'obtained']);
  });
});

describe('a clock', () => {
  const signedOut = (at: number): HistoryEvent => ({ kind: 'signed_out', at });

  test('that was set back does not put what is new below what is old', () => {
    const past = [signedOut(NOON + 60 * MINUTE)];
    expect(withEvents(past, [{ kind: 'revoked', at: NOON }], NOON)).toEqual([
      { kind: 'revoked', at: NOON },
      signedOut(NOON),
    ]);
  });

  test('that stands still does not change the order', () => {
    const events = withEvents([signedOut(NOON)], [{ kind: 'revoked', at: NOON }], NOON);
    expect(events.map(({ kind }) => kind)).toEqual(['revoked', 'signed_out']);
  });
});

test('whatever happens, there are not too many events, and the newest is first and stays', () => {
  const steps = fc.array(fc.tuple(fc.array(anyEvent, { maxLength: 3 }), fc.integer()), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(steps, (all) => {
      let events: readonly HistoryEvent[] = [];
      for (const [more, now] of all) {
        events = withEvents(events, more, now);
        expect(events.length).toBeLessThanOrEqual(MOST_EVENTS);
        expect(isNewestFirst(events)).toBe(true);
        expect(events.every(({ at }) => at <= now)).toBe(true);
      }
    }),
  );
});

test('of too many the oldest go', () => {
  const many = Array.from({ length: MOST_EVENTS + 9 }, (_, count) => renewed(NOON + count));
  const state = stateAfter(
    SIGNED_IN,
    ...many.map((held) => [held.receivedAt, session(activeWith(held))] as const),
  );
  expect(eventsOf(state).map(({ at }) => at)).toEqual(
    many
      .map(({ receivedAt }) => receivedAt)
      .toReversed()
      .slice(0, MOST_EVENTS),
  );
});
