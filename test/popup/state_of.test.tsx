import { screen } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import { type FailureCode, failure } from '../../src/core/failure.ts';
import type { Session } from '../../src/core/session.ts';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from '../support/grants.ts';
import { active, SHOP, sessionOf, tokens, watchPorts } from '../support/page.ts';
import { openPopup, TAB, waiting } from '../support/popup-page.tsx';

beforeEach(() => {
  watchPorts();
});

const MINUTE = 60_000;
const of = (session: Session): Partial<PageState> => ({ sessions: sessionOf(SHOP, session) });
const live = of(active());
const failed = (code: FailureCode, more: object = {}): Session => ({
  kind: 'failed',
  failure: failure(code),
  at: NOON,
  ...more,
});
const acquiring = (more: object = {}): Session => ({
  kind: 'acquiring',
  since: NOON,
  attempt: 0,
  ...more,
});
const retry = { retry: { attempt: 1, at: NOON + 30_000 } };
const ended = active({ receivedAt: NOON - 60 * MINUTE, expiresAt: NOON - MINUTE });
const ending = active({
  receivedAt: NOON - 58 * MINUTE,
  expiresAt: NOON + 2 * MINUTE,
  renewable: false,
});
const refused = {
  at: NOON,
  status: 403,
  host: 'api.test',
  challenge: { error: 'insufficient_scope' },
  receivedAt: NOON,
};

/** By state: what brings it about, and the words that say so in the row. */
const STATES: readonly [string, Partial<PageState>, RegExp][] = [
  ['live', live, /1 hr/],
  ['soon', of(ending), /no refresh token/],
  ['expired', of(ended), /Expired/],
  ['off', { apps: [{ ...SHOP, enabled: false }], ...live }, /off/],
  ['paused', { ...live, tabs: { [TAB]: { paused: true, identities: {} } } }, /paused/],
  ['paused', { ...live, settings: { attaching: false, owesGrant: false, pages: [] } }, /paused/],
  [
    'nobody',
    { ...live, tabs: { [TAB]: { paused: false, identities: { 'app-1': null } } } },
    /nobody/,
  ],
  ['signing-in', of(acquiring()), /Signing in/],
  ['refreshing', of(acquiring({ tokens: tokens() })), /Getting a new token/],
  ['waiting', of(waiting()), /Confirm the code/],
  ['needs-permission', { ...live, granted: [] }, /Needs access/],
  ['needs-sign-in', {}, /Sign in/],
  ['needs-sign-in', of(failed('sign_in_ended')), /Sign-in over/],
  ['retrying', of(failed('unreachable', retry)), /tries again in 30 sec/],
  ['retrying', of(failed('busy', { tokens: tokens(), ...retry })), /tries again in 30 sec/],
  ['refused', { ...live, refusals: { 'app-1': refused } }, /Lacks a scope/],
  ['failed', of(failed('client_refused')), /not accepted|Wrong secret/],
];

const card = () => document.querySelector<HTMLElement>('[data-app]');
const isOpen = () => document.querySelector('[aria-expanded="true"][id^="row-"]') !== null;
const mark = () => card()?.querySelector('svg[data-state] path')?.getAttribute('d') ?? 'none';
const row = () => screen.getByRole('button', { expanded: isOpen() });

test.each(STATES)('%s has a mark and words of its own', (state, changes, words) => {
  openPopup(changes);
  expect(card()?.dataset['state']).toBe(state);
  expect(`${row().textContent} ${row().nextElementSibling?.textContent ?? ''}`).toMatch(words);
});

test('no two states look alike without their colour', () => {
  const marks = STATES.map(([state, changes]) => {
    document.body.replaceChildren();
    openPopup(changes);
    return [state, mark()] as const;
  });
  expect(new Set(marks.map(([, shape]) => shape)).size).toBe(
    new Set(marks.map(([name]) => name)).size,
  );
});
