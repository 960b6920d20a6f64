import { expect, test } from 'vitest';
import { expiryOf, pastedTokens } from '../../src/core/pasted-tokens.ts';
import { jwtWith } from '../support/samples.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

// Beyond what a Date can hold, a time can be neither shown nor stored.
test.each([
  ['an opaque token', 'opaque'],
  ['a token that is only half a JWT', 'e30.e30'],
  ['no exp', jwtWith({ sub: 'alice' })],
  ['exp as text', jwtWith({ exp: '1767268800' })],
  ['exp as null', jwtWith({ exp: null })],
  ['exp in microseconds', jwtWith({ exp: 1_767_268_800_000_000 })],
  ['exp that overflows', 'e30.eyJleHAiOjFlMzA3fQ.c'],
  ['exp that is no finite number', 'e30.eyJleHAiOjFlOTk5fQ.c'],
])('no end can be read: %s', (_what, token) => {
  expect(expiryOf(token)).toBeUndefined();
  expect(pastedTokens(token, NOON)).toEqual({
    accessToken: token,
    receivedAt: NOON,
    renewable: false,
  });
});

test.each([
  [1_767_268_800, NOON],
  [1_767_268_800.5, NOON + 500],
  [0, 0],
])('exp %d is %d in milliseconds', (exp, expiresAt) => {
  expect(expiryOf(jwtWith({ exp }))).toBe(expiresAt);
});

test('a pasted token that is over stays over', () => {
  const token = jwtWith({ exp: 1 });
  expect(pastedTokens(token, NOON)).toMatchObject({ expiresAt: 1000, receivedAt: NOON });
});
