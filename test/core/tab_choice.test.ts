import { describe, expect, test } from 'vitest';
import type { IdentityId } from '../../src/core/identity.ts';
import type { Session } from '../../src/core/session.ts';
import {
  choiceIn,
  chosenIn,
  identityIn,
  NO_CHOICE,
  ofOpenTabs,
  type TabChoices,
  withChoice,
  withIdentity,
  withoutApp,
} from '../../src/core/tab-choice.ts';
import { appWith } from '../support/samples.ts';

const shop = appWith({ id: 'shop' }).id;
const other = appWith({ id: 'other' }).id;
const ALICE = 'shop' as IdentityId;
const BOB = 'shop~2' as IdentityId;

const session: Session = {
  kind: 'active',
  tokens: { accessToken: 'a', receivedAt: 0, renewable: false },
};

const tabs: TabChoices = {
  1: { paused: false, identities: { shop: BOB } },
  2: { paused: true, identities: { shop: null, other: 'other' as IdentityId } },
};

describe('as whom requests go', () => {
  const facts = { tabs, sessions: { shop: session, 'shop~2': session }, current: {} };

  test.each<[string, number | undefined, IdentityId | null]>([
    ['as the current one where the tab has no choice', 3, ALICE],
    ['as the current one where there is no tab', undefined, ALICE],
    ['as who was chosen in the tab', 1, BOB],
    ['as nobody where nobody was chosen', 2, null],
  ])('%s', (_what, tab, expected) => {
    expect(identityIn(facts, shop, tab)).toBe(expected);
  });

  test('a tab’s choice is for one app', () => {
    expect(chosenIn(tabs, 1, other)).toBeUndefined();
    expect(identityIn(facts, other, 1)).toBe('other');
  });

  test('a tab’s own choice outlives another for everywhere else', () => {
    const current = { shop: BOB };
    expect(identityIn({ ...facts, current }, shop, 3)).toBe(BOB);
    expect(identityIn({ ...facts, current }, shop, 2)).toBeNull();
  });
});

describe('a tab that has no choice any more leaves nothing behind', () => {
  test('when its pause ends', () => {
    expect(withChoice({ 1: { ...NO_CHOICE, paused: true } }, 1, NO_CHOICE)).toEqual({});
  });

  test('when it goes as the others do', () => {
    const choice = withIdentity(choiceIn(tabs, 1), shop, undefined);
    expect(withChoice(tabs, 1, choice)).toEqual({ 2: tabs[2] });
  });

  test('when it is closed', () => {
    expect(ofOpenTabs(tabs, [2, 3])).toEqual({ 2: tabs[2] });
    expect(ofOpenTabs(tabs, [])).toEqual({});
  });

  test('when its app is gone, but for its pause and its other apps', () => {
    expect(withoutApp(tabs, shop)).toEqual({
      2: { paused: true, identities: { other: 'other' } },
    });
  });
});

test('a choice for one app leaves the others and the pause', () => {
  expect(withIdentity(choiceIn(tabs, 2), shop, BOB)).toEqual({
    paused: true,
    identities: { shop: BOB, other: 'other' },
  });
});

test('nobody is a choice', () => {
  const choice = withIdentity(NO_CHOICE, shop, null);
  expect(withChoice({}, 7, choice)).toEqual({ 7: { paused: false, identities: { shop: null } } });
});
