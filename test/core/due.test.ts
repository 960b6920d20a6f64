import { describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { earliest, identitiesDue, nextWake, UNDO_TIME } from '../../src/core/due.ts';
import { failure } from '../../src/core/failure.ts';
import type { Session } from '../../src/core/session.ts';
import { MINUTE, SECOND } from '../../src/core/time.ts';
import { appWith, stateWith } from '../support/samples.ts';

const NOW = 1_800_000_000_000;

const session = (renewable: boolean): Session => ({
  kind: 'active',
  tokens: { accessToken: 'a', receivedAt: NOW, expiresAt: NOW + 10 * MINUTE, renewable },
});

const withOne = (app: App, value: Session) =>
  stateWith({ apps: [app], sessions: { [app.id]: value } });

describe('the next alarm', () => {
  test('there is none without apps, nor for one without a session', () => {
    expect(nextWake(stateWith({}), NOW)).toBeUndefined();
    expect(nextWake(stateWith({ apps: [appWith()] }), NOW)).toBeUndefined();
  });

  test('is when a token has to be renewed, else when it is over', () => {
    expect(nextWake(withOne(appWith(), session(true)), NOW)).toBe(NOW + 9 * MINUTE);
    expect(nextWake(withOne(appWith(), session(false)), NOW)).toBe(NOW + 10 * MINUTE - 5 * SECOND);
  });

  test('is not for an app that is off, nor for what is over and nobody renews', () => {
    expect(nextWake(withOne(appWith({ enabled: false }), session(true)), NOW)).toBeUndefined();
    expect(nextWake(withOne(appWith(), session(false)), NOW + 11 * MINUTE)).toBeUndefined();
  });

  test.each<[string, Session]>([
    ['renewal', session(true)],
    ['retry', { kind: 'failed', failure: failure('busy'), at: 0, retry: { attempt: 1, at: NOW } }],
  ])('is in a second for a %s that should have begun already', (_what, value) => {
    const late = NOW + 11 * MINUTE;
    expect(nextWake(withOne(appWith(), value), late)).toBe(late + SECOND);
  });

  test('is in a minute while an app is acquiring: the worker that began may have died', () => {
    const acquiring: Session = { kind: 'acquiring', since: NOW - 9 * MINUTE, attempt: 0 };
    expect(nextWake(withOne(appWith(), acquiring), NOW)).toBe(NOW + MINUTE);
    // Even of an app that is off: a sign-in that waits for its user must be ended.
    expect(nextWake(withOne(appWith({ enabled: false }), acquiring), NOW)).toBe(NOW + MINUTE);
  });

  test('is when a failed renewal is tried again', () => {
    const retry = { attempt: 1, at: NOW + 30 * SECOND };
    const failed: Session = { kind: 'failed', failure: failure('busy'), at: NOW, retry };
    expect(nextWake(withOne(appWith(), failed), NOW)).toBe(retry.at);
  });

  test('is when a deleted app can no longer be brought back', () => {
    const trash = { app: appWith(), index: 0, deletedAt: NOW };
    expect(nextWake(stateWith({ trash }), NOW)).toBe(NOW + UNDO_TIME);
    const late = NOW + UNDO_TIME + MINUTE;
    expect(nextWake(stateWith({ trash }), late)).toBe(late + SECOND);
  });

  test('is the earliest of several', () => {
    expect(earliest(3, undefined, 2)).toBe(2);
    expect(earliest(undefined)).toBeUndefined();
  });
});

describe('what is due', () => {
  test.each([
    [9 * MINUTE - 1, 0],
    [9 * MINUTE, 1],
    [60 * MINUTE, 1],
  ])('after %d ms: %d', (later, count) => {
    expect(identitiesDue(withOne(appWith(), session(true)), NOW + later)).toHaveLength(count);
  });

  test('never what nothing renews, what is off, or what is being renewed', () => {
    const late = NOW + 9.5 * MINUTE;
    expect(identitiesDue(withOne(appWith(), session(false)), late)).toEqual([]);
    expect(identitiesDue(withOne(appWith({ enabled: false }), session(true)), late)).toEqual([]);
    const acquiring: Session = { kind: 'acquiring', since: NOW, attempt: 0 };
    expect(identitiesDue(withOne(appWith(), acquiring), late)).toEqual([]);
  });
});
