import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import type { Session } from '../../src/core/session.ts';
import type { TokenCheck } from '../../src/core/token/check.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import {
  type Asked,
  advanced,
  dueStep,
  isOver,
  type Known,
  NEW_RUN,
  shownSteps,
  stateOf,
  type TestRun,
  type TestStep,
} from '../../src/options/test-steps.ts';
import { NOON } from '../support/grants.ts';
import { active, PASTED, SHOP, tokens } from '../support/page.ts';

const REFRESHABLE = tokens({ refreshToken: { receivedAt: NOON } });

const factsWith = (accessToken: string, check?: TokenCheck, app = SHOP) => ({
  kind: 'access_token' as const,
  text: accessToken,
  reading: readToken(accessToken),
  now: NOON,
  app,
  ...(check && { check }),
});

const signedIn = (own = REFRESHABLE, more: Partial<Known> = {}): Known => ({
  session: { kind: 'active', tokens: own },
  tokens: own,
  facts: factsWith(own.accessToken),
  trial: undefined,
  ...more,
});

const NOBODY: Known = {
  session: undefined,
  tokens: undefined,
  facts: undefined,
  trial: undefined,
};

const asking = (step: TestStep, asked: Asked = {}): TestRun => ({
  ...NEW_RUN,
  asked: { [step]: asked },
});

const failedSession = (at: number): Session => ({
  kind: 'failed',
  failure: failure('unreachable'),
  at,
});

const BAD = { signature: { kind: 'bad' } } as const;
const GOOD = { signature: { kind: 'verified', algorithm: 'RS256', keyId: 'k' } } as const;

describe('sign-in', () => {
  const state = (run: TestRun, known: Known) => stateOf('sign_in', run, known);

  test('is due without a token, and over with one', () => {
    expect(dueStep(NEW_RUN, NOBODY)).toBe('sign_in');
    expect(state(NEW_RUN, signedIn()).kind).toBe('done');
  });

  test('is under way as long as the store says so, whatever its worker replied', () => {
    const wait = { kind: 'tab', tab: 7, until: NOON } as const;
    const session = { kind: 'acquiring', since: NOON, attempt: 0, wait } as const;
    const asked = { isFruitless: true, failure: failure('unexpected') };
    expect(state(asking('sign_in', asked), { ...NOBODY, session })).toEqual({
      kind: 'running',
      wait,
    });
  });

  test('has failed by what was stored since, not by what was there before', () => {
    const run = asking('sign_in', { failedAt: 1 });
    expect(state(run, { ...NOBODY, session: failedSession(1) }).kind).toBe('running');
    expect(state(run, { ...NOBODY, session: failedSession(2) })).toEqual({
      kind: 'failed',
      outcome: { failure: failure('unreachable') },
    });
  });

  test('has failed where it is over and the store says nothing', () => {
    const run = asking('sign_in', { isFruitless: true, failure: failure('storage_full') });
    expect(state(run, NOBODY)).toEqual({
      kind: 'failed',
      outcome: { failure: failure('storage_full') },
    });
  });
});

describe('refresh', () => {
  const state = (run: TestRun, known: Known) => stateOf('refresh', run, known);

  test.each<[string, Known, string]>([
    ['no token', NOBODY, 'no_token'],
    ['no refresh token', signedIn(tokens()), 'no_refresh_token'],
  ])('is skipped: %s', (_name, known, reason) => {
    expect(state(NEW_RUN, known)).toEqual({ kind: 'skipped', reason });
  });

  test('is over with another token than before', () => {
    const run = asking('refresh', { receivedAt: NOON });
    expect(state(run, signedIn()).kind).toBe('running');
    expect(state(run, signedIn(tokens({ receivedAt: NOON + 1 }))).kind).toBe('done');
  });

  test('that ends the sign-in has failed', () => {
    const run = asking('refresh', { receivedAt: NOON });
    expect(state(run, { ...NOBODY, session: failedSession(2) }).kind).toBe('failed');
  });
});

describe('the check', () => {
  const state = (run: TestRun, known: Known) => stateOf('verify', run, known);
  const run = asking('verify');

  test.each<[string, Known, string]>([
    ['no token', NOBODY, 'no_token'],
    ['opaque', signedIn(REFRESHABLE, { facts: factsWith('opaque') }), 'unreadable'],
    [
      'pasted',
      signedIn(REFRESHABLE, { facts: factsWith(REFRESHABLE.accessToken, GOOD, PASTED) }),
      'no_issuer',
    ],
  ])('is skipped: %s', (_name, known, reason) => {
    expect(state(run, known)).toEqual({ kind: 'skipped', reason });
  });

  test.each<[string, TokenCheck | undefined, string]>([
    ['not yet', undefined, 'running'],
    ['a good signature', GOOD, 'done'],
    ['a bad one', BAD, 'failed'],
    ['no keys to be had', { signature: { kind: 'no_keys' } }, 'failed'],
  ])('%s', (_name, check, kind) => {
    const facts = factsWith(REFRESHABLE.accessToken, check);
    expect(state(run, signedIn(REFRESHABLE, { facts })).kind).toBe(kind);
  });

  test('fails for a claim that no API takes, though the signature fits', () => {
    const facts = { ...factsWith(REFRESHABLE.accessToken, GOOD), now: NOON + 9 * 3_600_000 };
    expect(state(run, signedIn(REFRESHABLE, { facts })).kind).toBe('failed');
  });
});

describe('the call', () => {
  const trial = { at: 5, receivedAt: NOON, url: 'https://api.test/v1' };
  const state = (known: Partial<Known>) =>
    stateOf('api', asking('api', { triedAt: 5 }), signedIn(REFRESHABLE, known));

  test.each([
    ['an answer to an earlier call', { ...trial, status: 200 }, 'running'],
    ['200', { ...trial, at: 6, status: 200 }, 'done'],
    ['404', { ...trial, at: 6, status: 404 }, 'failed'],
    ['no answer', { ...trial, at: 6, failure: failure('timeout') }, 'failed'],
  ])('%s', (_name, answer, kind) => {
    expect(state({ trial: answer }).kind).toBe(kind);
  });
});

describe('a test', () => {
  const kinds = (run: TestRun, known: Known) => shownSteps(run, known).map(([, { kind }]) => kind);

  test('goes step by step, and what has come to an end stays so', () => {
    const run = advanced(NEW_RUN, signedIn());
    expect(dueStep(run, signedIn())).toBe('refresh');
    expect(kinds(run, signedIn())).toEqual(['done', 'running', 'waiting', 'waiting']);
    expect(kinds(run, NOBODY)[0]).toBe('done');
  });

  test('without a token comes to an end all the same', () => {
    const run = { ...asking('sign_in', { isFruitless: true }) };
    const end = advanced(run, NOBODY);
    expect(isOver(end)).toBe(true);
    expect(kinds(end, NOBODY)).toEqual(['failed', 'skipped', 'skipped', 'skipped']);
  });

  test('that is stopped asks for nothing more', () => {
    const run = { ...advanced(NEW_RUN, signedIn()), isStopped: true };
    expect(dueStep(run, signedIn())).toBeUndefined();
    expect(kinds(run, signedIn())).toEqual(['done', 'skipped', 'skipped', 'skipped']);
    expect(active().kind).toBe('active');
  });
});
