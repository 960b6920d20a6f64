import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { AppId } from '../../src/core/app-id.ts';
import {
  appOf,
  currentIdentity,
  firstIdentity,
  freshIdentity,
  type IdentityId,
  identitiesOf,
  sessionOf,
} from '../../src/core/identity.ts';
import { IdentityIdSchema } from '../../src/core/identity-schema.ts';
import type { Session } from '../../src/core/session.ts';

const app = 'app' as AppId;
const other = 'app-2' as AppId;
const id = (text: string) => text as IdentityId;

const session = (accessToken: string): Session => ({
  kind: 'active',
  tokens: { accessToken, receivedAt: 0, renewable: false },
});
const sessionsOf = (...ids: string[]) =>
  Object.fromEntries(ids.map((name) => [name, session(name)]));

describe('the id of an identity', () => {
  test.each([
    '',
    '~2',
    'app~',
    'app~two',
    'app~2~3',
    'app~-2',
    'app~2 ',
    'app~2\n',
    'app~12345',
    'a.b~2',
    'constructor',
    'constructor~2',
    '__proto__~2',
    `${'a'.repeat(65)}~2`,
    7,
    null,
  ])('is not %j', (text) => {
    expect(v.is(IdentityIdSchema, text)).toBe(false);
  });

  test.each([
    ['app', 'app'],
    ['app~2', 'app'],
    ['app-2', 'app-2'],
    ['a_b~9999', 'a_b'],
  ])('%s says that it is of %s', (text, owner) => {
    expect(v.is(IdentityIdSchema, text)).toBe(true);
    expect(appOf(text)).toBe(owner);
  });

  test('is the app’s own for the first', () => {
    expect(firstIdentity(app)).toBe('app');
  });
});

describe('everyone who is signed in to an app', () => {
  test('is nobody of another app, however alike their names', () => {
    const sessions = sessionsOf('app-2', 'app-2~2', 'ap~2', 'app2~2', 'xapp');
    expect(identitiesOf({ sessions }, app)).toEqual([]);
  });

  test('comes in the order of signing in, not in that of the letters', () => {
    const sessions = sessionsOf('app~10', 'app~2', 'app-2', 'app');
    expect(identitiesOf({ sessions }, app)).toEqual(
      ['app', 'app~2', 'app~10'].map((name) => ({ id: name, session: session(name) })),
    );
  });
});

describe('one more identity', () => {
  test.each<[string, string[], string]>([
    ['is the first where nobody is there', ['app-2', 'app-2~7'], 'app'],
    ['is the second after the first', ['app'], 'app~2'],
    ['comes after the last, whoever has left before', ['app', 'app~4'], 'app~5'],
    ['counts in numbers', ['app~9', 'app~10'], 'app~11'],
    ['comes beside others although the first has left', ['app~2'], 'app~3'],
  ])('%s', (_what, ids, expected) => {
    expect(freshIdentity(sessionsOf(...ids), app)).toBe(expected);
  });

  test('takes the place of one that never came to be', () => {
    const failed = { kind: 'failed', failure: { code: 'refused' }, at: 0 } as const;
    const sessions = sessionsOf('app', 'app~2', 'app~3');
    expect(freshIdentity({ ...sessions, 'app~2': failed }, app)).toBe('app~2');
    const held = { ...failed, tokens: { accessToken: 'a', receivedAt: 0, renewable: true } };
    expect(freshIdentity({ ...sessions, 'app~2': held }, app)).toBe('app~4');
  });
});

describe('an app acts as', () => {
  const current = { app: id('app~3'), 'app-2': id('app-2~2') };

  test('the identity that was chosen for it', () => {
    const facts = { sessions: sessionsOf('app', 'app~2', 'app~3', 'app-2', 'app-2~2'), current };
    expect(currentIdentity(facts, app)).toBe('app~3');
    expect(sessionOf(facts, app)).toEqual(session('app~3'));
    expect(currentIdentity(facts, other)).toBe('app-2~2');
  });

  test('the first that is there where the chosen one has left', () => {
    const facts = { sessions: sessionsOf('app~7', 'app~2', 'app-2'), current };
    expect(currentIdentity(facts, app)).toBe('app~2');
  });

  test('the first where nobody was chosen', () => {
    expect(currentIdentity({ sessions: sessionsOf('app~2', 'app'), current: {} }, app)).toBe('app');
  });

  test('the first to come where nobody is there', () => {
    const facts = { sessions: sessionsOf('app-2'), current };
    expect(currentIdentity(facts, app)).toBe('app');
    expect(sessionOf(facts, app)).toBeUndefined();
  });

  // A store can be edited by hand.
  test('never somebody of another app', () => {
    const facts = { sessions: sessionsOf('app-2', 'app~2'), current: { app: id('app-2') } };
    expect(sessionOf(facts, app)).toEqual(session('app~2'));
  });
});
