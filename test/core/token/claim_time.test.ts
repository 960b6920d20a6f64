import { expect, test } from 'vitest';
import { claimTime } from '../../../src/core/token/claim-time.ts';

const NOON = 1767268800;

test.each([
  ['no number', 'exp', 'soon'],
  ['an empty text', 'exp', ''],
  ['null', 'exp', null],
  ['a list', 'iat', [NOON]],
  ['an integer that no number can hold', 'exp', 12345678901234567890n],
  ['beyond what a clock can show', 'exp', 1e20],
  ['not finite', 'exp', Number.POSITIVE_INFINITY],
  ['a name that is no time', 'age', NOON],
  ['a count under a name like a time', 'uptime', NOON],
  ['too early for a name that is not known', 'tries_at', 3],
])('%s is no time', (_why, name, value) => {
  expect(claimTime(name, value)).toBeUndefined();
});

test.each(['exp', 'iat', 'nbf', 'auth_time', 'updated_at', 'toe', 'created_at'])(
  '%s counts seconds',
  (name) => {
    expect(claimTime(name, NOON)).toEqual({ kind: 'seconds', at: NOON * 1000 });
  },
);

test('a time may have parts of a second, and be long ago', () => {
  expect(claimTime('exp', 0)).toEqual({ kind: 'seconds', at: 0 });
  expect(claimTime('exp', 1.5)).toEqual({ kind: 'seconds', at: 1500 });
});

test('a time a thousand times too large counts milliseconds', () => {
  expect(claimTime('exp', NOON * 1000)).toEqual({ kind: 'milliseconds', at: NOON * 1000 });
});

test('a number in quotes is told from a number', () => {
  expect(claimTime('exp', `${NOON}`)).toEqual({ kind: 'text', at: NOON * 1000 });
});
