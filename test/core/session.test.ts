import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import {
  backOff,
  refreshDueAt,
  refreshMargin,
  renewalDueAt,
  retiredAt,
  type Session,
  type TokenSet,
  usableTokens,
} from '../../src/core/session.ts';

const S = 1000;
const MIN = 60 * S;
const H = 60 * MIN;
const NOON = Date.UTC(2026, 0, 1, 12);

const tokensFor = (lifetime: number | undefined, changes: Partial<TokenSet> = {}): TokenSet => ({
  accessToken: 'token',
  receivedAt: NOON,
  renewable: true,
  ...(lifetime !== undefined && { expiresAt: NOON + lifetime }),
  ...changes,
});
const active = (tokens: TokenSet): Session => ({ kind: 'active', tokens });

test.each([
  [10 * S, 5 * S],
  [MIN, 30 * S],
  [2 * MIN, MIN],
  [5 * MIN, MIN],
  [10 * MIN, MIN],
  [20 * MIN, 2 * MIN],
  [H, 6 * MIN],
  [24 * H, 144 * MIN],
])('a token that lives %d ms is renewed %d ms before its end', (lifetime, margin) => {
  expect(refreshMargin(lifetime)).toBe(margin);
  expect(refreshDueAt(tokensFor(lifetime))).toBe(NOON + lifetime - margin);
});

test.each([-H, 0, S, 10 * S - 1])(
  'after a token that lives %d ms, the next is asked for 10 s after it came',
  (lifetime) => {
    const tokens = tokensFor(lifetime);
    expect(refreshDueAt(tokens)).toBe(NOON + 10 * S);
    expect(renewalDueAt(active(tokens), NOON)).toBe(NOON + 10 * S);
  },
);

test.each([
  [0, 0],
  [S, 100],
  [10 * S, S],
  [50 * S, 5 * S],
  [H, 5 * S],
])('a token that lives %d ms is no longer sent %d ms before its end', (lifetime, little) => {
  expect(retiredAt(tokensFor(lifetime))).toBe(NOON + lifetime - little);
});

test('of a token whose end nobody knows, nothing is due', () => {
  const tokens = tokensFor(undefined);
  expect([refreshDueAt(tokens), retiredAt(tokens)]).toEqual([undefined, undefined]);
  expect(renewalDueAt(active(tokens), NOON)).toBeUndefined();
});

test('a token that was over when it came is never sent, and its end is not moved', () => {
  for (const lifetime of [-H, 0]) {
    const tokens = tokensFor(lifetime);
    expect(retiredAt(tokens)).toBe(NOON + lifetime);
    expect(usableTokens(active(tokens), NOON)).toBeUndefined();
  }
});

describe('a token is sent', () => {
  test.each<[string, number | undefined, number, boolean]>([
    ['from the moment it came', H, NOON, true],
    ['until just before its end', H, NOON + H - 5 * S - 1, true],
    ['not from 5 s before its end', H, NOON + H - 5 * S, false],
    ['not after its end', H, NOON + 2 * H, false],
    ['although the clock was set back by a minute', H, NOON - MIN, true],
    ['not where the clock was set back further', H, NOON - MIN - 1, false],
    ['for ever where its end is unknown', undefined, NOON + 10_000 * H, true],
    ['whatever the clock says, where its end is unknown', undefined, NOON - 10_000 * H, true],
  ])('%s', (_when, lifetime, now, sent) => {
    const tokens = tokensFor(lifetime);
    expect(usableTokens(active(tokens), now)).toBe(sent ? tokens : undefined);
  });

  const tokens = tokensFor(H);

  test('while a new one is got, and after that has failed', () => {
    const acquiring: Session = { kind: 'acquiring', since: NOON, attempt: 0, tokens };
    const failed: Session = { kind: 'failed', failure: failure('busy'), at: NOON, tokens };
    expect([usableTokens(acquiring, NOON), usableTokens(failed, NOON)]).toEqual([tokens, tokens]);
  });

  test('not where there is none', () => {
    const acquiring: Session = { kind: 'acquiring', since: NOON, attempt: 0 };
    const failed: Session = { kind: 'failed', failure: failure('busy'), at: NOON };
    const sessions = [undefined, acquiring, failed];
    expect(sessions.map((session) => usableTokens(session, NOON))).toEqual(
      sessions.map(() => undefined),
    );
  });
});

describe('a session wants to be renewed', () => {
  const failed: Session = {
    kind: 'failed',
    failure: failure('busy'),
    at: NOON,
    tokens: tokensFor(H),
  };

  test.each<[string, Session, number, number | undefined]>([
    ['by its margin', active(tokensFor(H)), NOON, NOON + 54 * MIN],
    ['although that moment has passed', active(tokensFor(H)), NOON + 2 * H, NOON + 54 * MIN],
    ['at once where the clock was set back', active(tokensFor(H)), NOON - H, NOON - H],
    ['never without the user', active(tokensFor(H, { renewable: false })), NOON, undefined],
    [
      'not even with a wrong clock',
      active(tokensFor(H, { renewable: false })),
      NOON - H,
      undefined,
    ],
    [
      'not while it is being renewed',
      { kind: 'acquiring', since: NOON, attempt: 1, tokens: tokensFor(H) },
      NOON,
      undefined,
    ],
    ['not after it failed for good', failed, NOON, undefined],
    [
      'after a failure when its turn comes',
      { ...failed, retry: { attempt: 2, at: NOON + 7 } },
      NOON,
      NOON + 7,
    ],
  ])('%s', (_when, session, now, due) => {
    expect(renewalDueAt(session, now)).toBe(due);
  });
});

test.each([
  [1, undefined, 30 * S],
  [2, undefined, MIN],
  [3, undefined, 2 * MIN],
  [5, undefined, 8 * MIN],
  [6, undefined, 15 * MIN],
  [5000, undefined, 15 * MIN],
  [1, 10 * S, 30 * S],
  [1, 45 * S, 45 * S],
  [9, H, H],
])('after failure %d with Retry-After %j ms, the wait is %d ms', (attempt, retryAfter, wait) => {
  expect(backOff(attempt, retryAfter)).toBe(wait);
});
