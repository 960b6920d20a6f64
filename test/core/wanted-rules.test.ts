import { describe, expect, test } from 'vitest';
import type { Session } from '../../src/core/session.ts';
import type { State } from '../../src/core/state.ts';
import { wantedRules } from '../../src/core/wanted-rules.ts';
import { headerFor } from '../support/rule-judge.ts';
import { appWith, CHROMIUM, stateWith } from '../support/samples.ts';

const NOON = Date.UTC(2026, 0, 1, 12);
const HOUR = 3_600_000;

const activeWith = (accessToken: string): Session => ({
  kind: 'active',
  tokens: { accessToken, receivedAt: NOON, expiresAt: NOON + HOUR, renewable: false },
});

const STATE = stateWith({
  apps: [appWith({ id: 'first' }), appWith({ id: 'second' })],
  sessions: { first: activeWith('one'), second: activeWith('two') },
  granted: ['<all_urls>'],
});

const OWN = { ...CHROMIUM, ownHost: 'own', ownRedirectUri: 'https://own.chromiumapp.org/' };

const headerIn = (changes: Partial<State>, now = NOON) =>
  headerFor(wantedRules({ ...STATE, ...changes }, now, OWN), {
    url: 'https://api.test/v1',
    initiator: 'https://app.test',
    method: 'GET',
    type: 'xmlhttprequest',
  });

const alone = { apps: [appWith({ id: 'first' })] };

describe('no rule is wanted', () => {
  test.each<[string, Partial<State>, number?]>([
    ['without apps', { apps: [] }],
    ['while all is paused', { settings: { attaching: false, owesGrant: false, pages: [] } }],
    ['for an app that is off', { apps: [appWith({ id: 'first', enabled: false })] }],
    ['for an app that is signed out', { ...alone, sessions: {} }],
    [
      'for an app that only another signed in to',
      { ...alone, sessions: { other: activeWith('x') } },
    ],
    [
      'before the first tokens came',
      { ...alone, sessions: { first: { kind: 'acquiring', since: NOON, attempt: 0 } } },
    ],
    ['for a token that is over', alone, NOON + HOUR],
    ['for a token from a moment that is yet to come', alone, NOON - HOUR],
    ['without any permission', { granted: [] }],
    [
      'for an app in the trash',
      { apps: [], trash: { app: appWith({ id: 'first' }), index: 0, deletedAt: NOON } },
    ],
  ])('%s', (_when, changes, now = NOON) => {
    expect(wantedRules({ ...STATE, ...changes }, now, OWN)).toEqual([]);
  });
});

test('of two apps for the same request, the one higher in the list wins', () => {
  expect(headerIn({})).toBe('Bearer one');
  expect(headerIn({ apps: [...STATE.apps].reverse() })).toBe('Bearer two');
});

test('an app that has no token leaves the request to the next', () => {
  expect(headerIn({ sessions: { second: activeWith('two') } })).toBe('Bearer two');
});

test('a priority is never below 1, however long the list', () => {
  const apps = Array.from({ length: 5000 }, () => appWith({ id: 'first' }));
  const priorities = wantedRules({ ...STATE, apps }, NOON, OWN).map(({ priority }) => priority);
  expect(new Set(priorities).size).toBe(5000);
  expect(Math.min(...priorities)).toBeGreaterThanOrEqual(1);
});

test('our own requests get no token', () => {
  const [rule] = wantedRules(STATE, NOON, OWN);
  expect(rule?.condition.excludedInitiatorDomains).toContain('own');
});
