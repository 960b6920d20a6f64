import { describe, expect, test } from 'vitest';
import { appsForTab } from '../../src/core/apps-for-tab.ts';
import { badgeTime } from '../../src/core/badge-time.ts';
import { durationOf } from '../../src/core/duration.ts';
import { failure } from '../../src/core/failure.ts';
import type { IdentityId } from '../../src/core/identity.ts';
import { markForTab } from '../../src/core/mark-for-tab.ts';
import type { Session } from '../../src/core/session.ts';
import type { State } from '../../src/core/state.ts';
import { HOUR, MINUTE, SECOND } from '../../src/core/time.ts';
import { appWith, origin, stateWith } from '../support/samples.ts';

const NOW = 1_800_000_000_000;
const DAY = 24 * HOUR;
const GRANTED = ['https://api.test:443/*', 'https://app.test:443/*', 'https://issuer.test:443/*'];

const page = appWith();
const typed = appWith({ id: 'typed', name: 'Typed', callers: [{ kind: 'address-bar' }] });

describe('the apps that concern a tab', () => {
  test.each([
    [undefined, []],
    ['about:blank', []],
    ['no url', []],
    ['https://app.test/cart?x#y', [page]],
    ['https://app.test:8443/', []],
    ['http://app.test/', []],
    ['https://sub.app.test/', []],
    ['https://api.test/v1', [typed]],
    ['https://api.test/v1/orders', [typed]],
    ['https://api.test/v1x', []],
    ['https://api.test/', []],
  ])('%s', (url, expected) => {
    expect(appsForTab(stateWith({ apps: [page, typed] }), url)).toEqual(expected);
  });

  test('one that is off concerns no tab', () => {
    expect(
      appsForTab(stateWith({ apps: [appWith({ enabled: false })] }), 'https://app.test/'),
    ).toEqual([]);
  });
});

describe('the mark in the toolbar', () => {
  const active = (left: number): Session => ({
    kind: 'active',
    tokens: {
      accessToken: 'a',
      receivedAt: NOW - MINUTE,
      expiresAt: NOW + left,
      renewable: true,
    },
  });
  const second = appWith({ id: 'app-2', name: 'Second' });

  const mark = (sessions: Record<string, Session>, attaching = true) =>
    markForTab(
      {
        apps: [page, second],
        settings: { attaching, owesGrant: false, pages: [] },
        sessions,
        current: {},
        tabs: {},
        granted: GRANTED,
      },
      { id: 1, url: 'https://app.test/' },
      NOW,
    );

  test('is that of the token that ends first', () => {
    const sessions = { 'app-1': active(40 * MINUTE), 'app-2': active(20 * MINUTE) };
    expect(mark(sessions)).toEqual({ kind: 'left', app: 'Second', left: 20 * MINUTE, soon: false });
  });

  test('is that of the app which needs attention, if one does', () => {
    expect(mark({ 'app-1': active(HOUR), 'app-2': active(-MINUTE) })).toEqual({
      kind: 'attention',
      app: 'Second',
    });
  });

  const acquiring = { kind: 'acquiring', since: NOW, attempt: 0 } as const;
  const renewing = (left: number): Session => {
    const { tokens } = active(left);
    return { ...acquiring, ...(tokens && { tokens }) };
  };
  const over = active(-MINUTE);

  test('of an app that is acquiring is the time of the token that it has', () => {
    const sessions = { 'app-1': renewing(20 * MINUTE), 'app-2': active(HOUR) };
    expect(mark(sessions)).toEqual({ kind: 'left', app: 'Shop', left: 20 * MINUTE, soon: false });
  });

  test.each<[string, Session]>([
    ['has no token yet', acquiring],
    ['has a live one', renewing(HOUR)],
  ])('of an app that is acquiring and %s hides no other that needs attention', (_what, session) => {
    const attention = { kind: 'attention', app: 'Second' };
    expect(mark({ 'app-1': session, 'app-2': over })).toEqual(attention);
  });

  test('of an app that is acquiring without a token hides no live one, and is absent alone', () => {
    expect(mark({ 'app-1': acquiring, 'app-2': active(HOUR) })).toMatchObject({ app: 'Second' });
    expect(mark({ 'app-1': acquiring, 'app-2': acquiring })).toEqual({ kind: 'none' });
  });

  test('names no end that nobody knows', () => {
    const session: Session = {
      kind: 'active',
      tokens: { accessToken: 'a', receivedAt: NOW, renewable: false },
    };
    const sessions = { 'app-1': session, 'app-2': session };
    expect(mark(sessions)).toEqual({ kind: 'left', app: 'Shop', soon: false });
  });

  test('is off while paused, and absent where no app is concerned', () => {
    expect(mark({ 'app-1': active(HOUR) }, false)).toEqual({ kind: 'paused' });
    expect(markForTab(stateWith(), { id: 1, url: 'https://app.test/' }, NOW)).toEqual({
      kind: 'none',
    });
  });
});

describe('the mark of a tab', () => {
  const BOB = 'app-1~2' as IdentityId;
  const liveAs = (who?: string): Session => ({
    kind: 'active',
    tokens: {
      accessToken: 'a',
      receivedAt: NOW - MINUTE,
      expiresAt: NOW + HOUR,
      renewable: true,
      ...(who !== undefined && { who }),
    },
  });
  const both = { 'app-1': liveAs('alice'), 'app-1~2': liveAs('bob') };
  const markIn = (changes: Partial<State>, url = 'https://app.test/') =>
    markForTab(
      stateWith({ apps: [page], sessions: both, granted: GRANTED, ...changes }),
      { id: 1, url },
      NOW,
    );
  const bobHere = { 1: { paused: false, identities: { 'app-1': BOB } } };

  test('says who it is where there are several', () => {
    expect(markIn({})).toMatchObject({ identity: { letter: 'A', name: 'alice' } });
    expect(markIn({ tabs: bobHere })).toMatchObject({ identity: { letter: 'B', name: 'bob' } });
    expect(markIn({ current: { 'app-1': BOB } })).toMatchObject({ identity: { letter: 'B' } });
  });

  test('says nothing about another tab’s choice', () => {
    const tabs = { 2: bobHere[1], 3: { paused: true, identities: {} } };
    expect(markIn({ tabs })).toMatchObject({ kind: 'left', identity: { letter: 'A' } });
  });

  test('does not say who it is where there is no question', () => {
    expect(markIn({ sessions: { 'app-1': liveAs('alice') } })).not.toHaveProperty('identity');
  });

  test('has a number for who has no name', () => {
    const sessions = { ...both, 'app-1~2': liveAs() };
    expect(markIn({ sessions, tabs: bobHere })).toMatchObject({
      identity: { letter: '2', name: '' },
    });
  });

  test.each<[string, State['tabs']]>([
    ['is paused', { 1: { paused: true, identities: {} } }],
    ['is nobody’s', { 1: { paused: false, identities: { 'app-1': null } } }],
  ])('is off where the tab %s', (_why, tabs) => {
    expect(markIn({ tabs })).toEqual({ kind: 'paused' });
    expect(markIn({ tabs }, 'https://other.test/')).toEqual({ kind: 'none' });
  });

  test('needs attention for who was chosen here, though the other one is fine', () => {
    const failed: Session = { kind: 'failed', failure: failure('grant_refused'), at: NOW };
    expect(markIn({ sessions: { ...both, [BOB]: failed }, tabs: bobHere })).toEqual({
      kind: 'attention',
      app: 'Shop',
    });
    expect(markIn({ sessions: { ...both, [BOB]: failed } })).toMatchObject({ kind: 'left' });
  });

  test('is for a page of the user’s own too', () => {
    const apps = [appWith({ callers: [{ kind: 'my-pages' }] })];
    const settings = { attaching: true, owesGrant: false, pages: [origin('https://mine.test')] };
    const granted = [...GRANTED, 'https://mine.test:443/*'];
    expect(markIn({ apps, granted, settings }, 'https://mine.test/x')).toMatchObject({
      kind: 'left',
    });
    expect(markIn({ apps, granted }, 'https://mine.test/x')).toEqual({ kind: 'none' });
  });

  test('is for the API’s own pages', () => {
    const apps = [appWith({ callers: [{ kind: 'api-pages' }] })];
    expect(markIn({ apps }, 'https://api.test/docs')).toMatchObject({ kind: 'left' });
    expect(markIn({ apps })).toEqual({ kind: 'none' });
  });
});

test.each([
  [0, 0, 'minute', 1],
  [59 * SECOND, 0, 'minute', 59 * SECOND + 1],
  [5 * MINUTE + 1, 5, 'minute', 2],
  [19 * MINUTE + 59 * SECOND, 19, 'minute', 59 * SECOND + 1],
  [43 * MINUTE, 40, 'minute', 3 * MINUTE + 1],
  [HOUR + 59 * MINUTE, 115, 'minute', 4 * MINUTE + 1],
  [2 * HOUR + MINUTE, 2, 'hour', MINUTE + 1],
  [3 * DAY + HOUR, 3, 'day', HOUR + 1],
])('a badge for %d ms says %d %s and holds for %d ms', (left, value, unit, holdsFor) => {
  expect(badgeTime(left)).toEqual({ value, unit, holdsFor });
});

test.each([
  [-5, 0, 'second'],
  [59_999, 59, 'second'],
  [MINUTE, 1, 'minute'],
  [HOUR, 1, 'hour'],
  [HOUR + MINUTE, 61, 'minute'],
  [2 * HOUR, 2, 'hour'],
  [2 * DAY - 1, 47, 'hour'],
  [90 * DAY, 90, 'day'],
])('a span of %d ms is %d %s', (span, value, unit) => {
  expect(durationOf(span)).toEqual({ value, unit });
});
