import * as v from 'valibot';
import { expect, test } from 'vitest';
import { FailureError, failure, isWorthRetrying, passesSoon } from '../../src/core/failure.ts';
import { FailureSchema } from '../../src/core/failure-schema.ts';

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

const SOON = [
  'unreachable',
  'cut_off',
  'timeout',
  'busy',
  'interrupted',
  'storage_full',
  'subject_missing',
];
const NEVER = [
  'sign_in_ended',
  'not_renewable',
  'login_required',
  'grant_refused',
  'subject_changed',
  'device_expired',
  'key_unusable',
  'permission_missing',
  'secret_missing',
];

// Every code, so that one that is added is asked about too.
test.each(FailureSchema.pipe[0].entries.code.options)(
  'whether asking again may help after %s, and when',
  (code) => {
    expect(isWorthRetrying(failure(code))).toBe(!NEVER.includes(code));
    expect(passesSoon(failure(code))).toBe(SOON.includes(code));
  },
);
