import { expect, test } from 'vitest';
import { expiryOf, pastedRefreshToken, pastedTokens } from '../../src/core/pasted-tokens.ts';
import { jwtWith } from '../support/samples.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

// Beyond what a Date can hold, a time can be neither shown nor stored.
test.each([
  ['an opaque token', 'opaque'],
  ['a token that is only half a JWT', 'e30.e30'],
  ['no exp', jwtWith({ sub: 'alice' })],
  ['exp as text', jwtWith({ exp: '1767268800' })],
  ['exp as null', jwtWith({ exp: null })],
  ['exp that is more than a number can hold', 'e30.eyJleHAiOjEyMzQ1Njc4OTAxMjM0NTY3ODkwfQ.Yw'],
  ['exp in microseconds', jwtWith({ exp: 1_767_268_800_000_000 })],
  ['exp that overflows', 'e30.eyJleHAiOjFlMzA3fQ.Yw'],
  ['exp that is no finite number', 'e30.eyJleHAiOjFlOTk5fQ.Yw'],
])('no end can be read: %s', (_what, token) => {
  expect(expiryOf(token)).toBeUndefined();
  expect(pastedTokens(token, NOON)).toEqual({
    accessToken: token,
    receivedAt: NOON,
    renewable: false,
    occasion: 'pasted',
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

test('of a pasted refresh token no more is known than when it came, and the end that it tells itself', () => {
  expect(pastedRefreshToken('opaque', NOON)).toEqual({ receivedAt: NOON });
  expect(pastedRefreshToken(jwtWith({ exp: 1 }), NOON)).toEqual({
    receivedAt: NOON,
    expiresAt: 1000,
  });
});
