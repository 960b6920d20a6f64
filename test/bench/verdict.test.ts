import { describe, expect, test } from 'vitest';
import { settingsFrom, turnsOf, USUAL } from '../../bench/rounds.ts';
import { verdictOf } from '../../bench/verdict.ts';

const between = (low: number, high: number) => ({ ratio: (low + high) / 2, low, high });

const QUIET = between(0.99, 1.01);

describe('the verdict', () => {
  test.each([
    ['seem to differ', between(1.03, 1.06)],
    ['seem to differ the other way', between(0.9, 0.96)],
    ['are the same, as far as one can see, which is not far', between(0.96, 1.04)],
  ])('is none where two arms that are the same %s', (_name, same) => {
    expect(verdictOf(same, between(1, 1.01), 1.05)).toBe('too-noisy');
    expect(verdictOf(same, between(2, 3), 1.05)).toBe('too-noisy');
  });

  test.each([
    ['missed', between(1.06, 1.08)],
    ['undecided', between(1.04, 1.06)],
    ['undecided', between(1.05, 1.06)],
    ['met', between(1.03, 1.05)],
    ['met', between(0.98, 1.02)],
  ] as const)('is %s for %j and a target of 1.05', (expected, ratio) => {
    expect(verdictOf(QUIET, ratio, 1.05)).toBe(expected);
  });
});

describe('a round', () => {
  test('goes through the arms, and the next one back', () => {
    const arms = ['a', 'b', 'c'];
    expect([0, 1, 2].map((round) => turnsOf(arms, round).join(''))).toEqual(['abc', 'cba', 'abc']);
    expect(arms).toEqual(['a', 'b', 'c']);
  });
});

describe('the settings', () => {
  test.each(['', '--requests', '--requests=', '--requests=0', '--requests=-1', '--turns=3', '10'])(
    'are not read from %j',
    (arg) => {
      expect(() => settingsFrom([arg])).toThrow('Not understood');
    },
  );

  test.each(['--constructor=1', '--toString=1', '--requests=1e9', '--requests=12345678'])(
    'nor from %j',
    (arg) => {
      expect(() => settingsFrom([arg])).toThrow('Not understood');
    },
  );

  test('are the usual ones, but for what is said', () => {
    expect(settingsFrom([])).toEqual(USUAL);
    expect(settingsFrom(['--turn=5', '--warm-up=50'])).toEqual({ ...USUAL, turn: 5, warmUp: 50 });
  });
});
