import { describe, expect, test } from 'vitest';
import {
  isAbout,
  isNews,
  isOverBy,
  isWorthRenewing,
  REFUSAL_PAUSE,
  type Refusal,
} from '../../src/core/refusal.ts';
import type { TokenSet } from '../../src/core/session.ts';

const NOW = 10_000_000;

const TOKENS: TokenSet = { accessToken: 'a', receivedAt: 5, renewable: true };

const refusal = (changes: Partial<Refusal> = {}): Refusal => ({
  at: NOW,
  status: 401,
  host: 'api.test',
  challenge: { error: 'invalid_token' },
  receivedAt: 5,
  ...changes,
});

const worth = (changes: Partial<Refusal>, tokens = TOKENS) =>
  isWorthRenewing(refusal(changes), tokens, NOW);

describe('a renewal is worth it', () => {
  test('where the API says that the token in use is no good', () => {
    expect(worth({})).toBe(true);
  });

  test.each<[string, Partial<Refusal>, TokenSet]>([
    ['without a reason', { challenge: {} }, TOKENS],
    ['for another reason', { challenge: { error: 'insufficient_scope' } }, TOKENS],
    ['for an earlier token', { receivedAt: 4 }, TOKENS],
    ['where only the user can', {}, { ...TOKENS, renewable: false }],
    ['just after another', { renewedAt: NOW }, TOKENS],
    ['a while after another', { renewedAt: NOW - REFUSAL_PAUSE + 1 }, TOKENS],
    ['after one in the near future: the clock was set back', { renewedAt: NOW + 1 }, TOKENS],
  ])('not %s', (_when, changes, tokens) => {
    expect(worth(changes, tokens)).toBe(false);
  });

  test('not where nobody is signed in', () => {
    expect(isWorthRenewing(refusal(), undefined, NOW)).toBe(false);
  });

  test('again after the pause, and whenever the clock says nothing any more', () => {
    expect(worth({ renewedAt: NOW - REFUSAL_PAUSE })).toBe(true);
    expect(worth({ renewedAt: NOW + REFUSAL_PAUSE })).toBe(true);
  });
});

test('an answer is about new tokens once the last request with those before is answered', () => {
  const next = { ...TOKENS, replacedAt: 7 };
  expect([5, 7, 2006, 2007].map((at) => isAbout(next, at))).toEqual([false, false, false, true]);
});

test('an answer is about the first tokens at once', () => {
  expect([4, 5].map((at) => isAbout(TOKENS, at))).toEqual([false, true]);
});

describe('a refusal is news', () => {
  const bare = (changes: Partial<Refusal> = {}) => refusal({ challenge: {}, ...changes });

  test.each<[string, boolean, Refusal, Refusal | undefined]>([
    ['where there was none', true, refusal(), undefined],
    ['of another token', true, bare(), refusal({ receivedAt: 4 })],
    ['for another reason', true, refusal({ challenge: { error: 'x' } }), refusal()],
    ['by another host', true, refusal({ host: 'b.test' }), refusal()],
    ['with a reason at last', true, refusal(), bare()],
    ['bare, after a bare one', true, bare({ status: 403 }), bare()],
    ['the same at another time: not', false, refusal({ at: 1, renewedAt: 2 }), refusal()],
    ['without a reason, after one with: not', false, bare({ status: 403 }), refusal()],
  ])('%s', (_which, expected, next, known) => {
    expect(isNews(next, known)).toBe(expected);
  });
});

describe('a refusal is over by a success', () => {
  const newer = { ...TOKENS, receivedAt: 6 };

  test.each<[string, boolean, Partial<Refusal>, TokenSet, string]>([
    ['with newer tokens', true, {}, newer, 'api.test'],
    ['after the pause', true, { renewedAt: NOW - REFUSAL_PAUSE }, newer, 'api.test'],
    ['where no reason was given', true, { challenge: {} }, newer, 'api.test'],
    ['with the same tokens: not', false, {}, TOKENS, 'api.test'],
    ['elsewhere: not', false, {}, newer, 'b.test'],
    ['within the pause: not', false, { renewedAt: NOW - 1 }, newer, 'api.test'],
    ['of a scope: not', false, { challenge: { error: 'insufficient_scope' } }, newer, 'api.test'],
    [
      'of a sign-in: not',
      false,
      { challenge: { error: 'insufficient_user_authentication' } },
      newer,
      'api.test',
    ],
  ])('%s', (_when, expected, changes, tokens, host) => {
    expect(isOverBy(refusal(changes), tokens, host, NOW)).toBe(expected);
  });
});
