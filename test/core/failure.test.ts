import * as v from 'valibot';
import { expect, test } from 'vitest';
import { FailureError, FailureSchema, failure, isWorthRetrying } from '../../src/core/failure.ts';

test.each([[{ code: 'oops' }], [{}], [{ code: 'busy', detail: 7 }], ['busy']])(
  'a stored failure is not taken on trust: %j',
  (stored) => {
    expect(v.is(FailureSchema, stored)).toBe(false);
  },
);

test('a failure without a detail has none, so that it can be stored', () => {
  expect(Object.keys(failure('busy'))).toEqual(['code']);
  expect(v.is(FailureSchema, failure('busy', '503'))).toBe(true);
});

test('a failure that is thrown says its code, and no detail, to whoever logs it', () => {
  const error = new FailureError(failure('refused', 'invalid_client: shop'), 1000);
  expect(String(error)).toBe('FailureError: refused');
  expect(error.retryAfter).toBe(1000);
});

test.each([
  ['refused', false],
  ['sign_in_ended', false],
  ['answer_mismatch', false],
  ['cancelled', false],
  ['page_failed', false],
  ['permission_missing', false],
  ['secret_missing', false],
  ['unreachable', true],
  ['timeout', true],
  ['busy', true],
  ['interrupted', true],
] as const)('waiting may help after %s: %s', (code, expected) => {
  expect(isWorthRetrying(failure(code))).toBe(expected);
});
