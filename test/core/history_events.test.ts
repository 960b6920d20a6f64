import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { historyAfter } from '../../src/core/history-after.ts';
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
import { stateWith } from '../support/samples.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const SIGNED_IN = [NOON, session(activeWith(tokens({ expiresAt: NOON + MINUTE })))] as const;
const refused = (told = refusal()) => ({ refusals: { [WHO]: told } });
const said = (active: unknown, receivedAt = NOON, at = NOON) => ({
  answers: { [WHO]: { introspection: { at, receivedAt, claims: { active } } } },
});

describe('nothing has happened', () => {
  const before = stateAfter(SIGNED_IN);

  test.each([
    ['where nothing of it changes', { settings: { ...before.settings } }],
    ['where the same is written anew', { sessions: { ...before.sessions } }],
    [
      'while tokens are asked for',
      session({ kind: 'acquiring', since: NOON, attempt: 0, tokens: tokens() }),
    ],
    [
      'where an attempt that nobody had tokens for begins',
      { sessions: { ...before.sessions, b: { kind: 'acquiring', since: 0, attempt: 0 } as const } },
    ],
    ['where the issuer says that the token is good', said(true)],
    ['where it speaks of an earlier token', said(false, NOON - 1)],
    ['where it says nothing for sure', said('false')],
    ['where it speaks of a token that is over', said(false, NOON, NOON + MINUTE)],
  ])('%s', (_how, edit) => {
    const histories = historyAfter(before, { ...before, ...edit }, NOON);
    expect(histories).toBe(before.histories);
  });

  test('where somebody who had no tokens is gone', () => {
    expect(
      stateAfter(
        [NOON, session({ kind: 'acquiring', since: 0, attempt: 0 })],
        [NOON, session(undefined)],
      ).histories,
    ).toEqual({});
  });

  test('where a refusal has only been read', () => {
    const state = stateAfter(SIGNED_IN, [NOON, refused()]);
    const edited = { ...state, ...refused(refusal({ dismissed: true })) };
    expect(historyAfter(state, edited, NOON)).toBe(state.histories);
  });
});

describe('what has happened', () => {
  test.each(['sign_in', 'renewal', 'step_up', 'pasted'] as const)(
    'tokens came by %s',
    (occasion) => {
      const state = stateAfter([
        NOON,
        session(activeWith(tokens({ occasion, expiresAt: NOON + 1 }))),
      ]);
      expect(eventsOf(state)).toEqual([{ kind: 'obtained', at: NOON, occasion, until: NOON + 1 }]);
    },
  );

  test('tokens came whose end nobody knows, or how they came', () => {
    const { occasion: _, ...held } = tokens();
    const state = stateAfter([NOON, session(activeWith(held))]);
    expect(eventsOf(state)).toEqual([{ kind: 'obtained', at: NOON, occasion: 'sign_in' }]);
  });

  test('other tokens came within the same millisecond', () => {
    const other = session(activeWith(tokens({ accessToken: 'other' })));
    expect(kindsOf(stateAfter(SIGNED_IN, [NOON, other]))).toEqual(['obtained', 'obtained']);
  });

  test('an API refused the token, in its words', () => {
    const [event] = eventsOf(stateAfter(SIGNED_IN, [NOON + 5, refused(refusal({ at: NOON + 4 }))]));
    expect(event).toEqual({
      kind: 'refused',
      at: NOON + 4,
      status: 401,
      host: 'api.test',
      error: 'invalid_token',
      description: 'It has expired.',
    });
  });

  test('an API refused the token without a word', () => {
    const [event] = eventsOf(stateAfter(SIGNED_IN, [NOON, refused(refusal({ challenge: {} }))]));
    expect(event).toEqual({ kind: 'refused', at: NOON, status: 401, host: 'api.test' });
  });

  test('a renewal failed, and tokens that are still good stay', () => {
    const [event] = eventsOf(stateAfter(SIGNED_IN, [NOON + 1, session(failed(NOON + 1))]));
    expect(event).toEqual({ kind: 'failed', at: NOON + 1, failure: failure('unreachable') });
  });

  test('the issuer said that the token is good no longer, which is told once', () => {
    const state = stateAfter(
      SIGNED_IN,
      [NOON + 1, said(false, NOON, NOON + 1)],
      [NOON + 2, said(false, NOON, NOON + 2)],
    );
    expect(kindsOf(state)).toEqual(['revoked', 'obtained']);
  });

  test('of the next token it said so again', () => {
    const state = stateAfter(
      SIGNED_IN,
      [NOON + 1, said(false, NOON, NOON + 1)],
      [NOON + 2, session(activeWith(renewed(NOON + 2)))],
      [NOON + 3, said(false, NOON + 2, NOON + 3)],
    );
    expect(kindsOf(state)).toEqual(['revoked', 'obtained', 'revoked', 'obtained']);
  });

  test('somebody signed out', () => {
    const [event] = eventsOf(stateAfter(SIGNED_IN, [NOON + 7, session(undefined)]));
    expect(event).toEqual({ kind: 'signed_out', at: NOON + 7 });
  });

  test('what a server says is cut, and no sign in two', () => {
    const long = `a${'😀'.repeat(9999)}`;
    const challenge = { error: long, description: long };
    const state = stateAfter(
      SIGNED_IN,
      [NOON, refused(refusal({ challenge, host: long }))],
      [NOON + 1, session(failed(NOON + 1, failure('refused', long)))],
    );
    expect(JSON.stringify(eventsOf(state)).length).toBeLessThan(2000);
    expect(JSON.stringify(eventsOf(state))).not.toMatch(/\\ud/);
  });
});

test('ids that every object has are nobody’s', () => {
  const strays = Object.fromEntries(
    ['toString', '__proto__', 'constructor'].map((id) => [id, refusal()]),
  );
  const state = { ...stateWith(), refusals: strays };
  expect(Object.keys(historyAfter(stateWith(), state, NOON)).toSorted()).toEqual(
    Object.keys(strays).toSorted(),
  );
  expect(() => historyAfter(state, stateWith(), NOON)).not.toThrow();
});
