import { describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { devicesDue, identitiesDue, nextWake } from '../../src/core/due.ts';
import { failure } from '../../src/core/failure.ts';
import { phaseOf } from '../../src/core/phase.ts';
import { isWaiting, recovered } from '../../src/core/recovered.ts';
import type { Session, TokenSet, Wait } from '../../src/core/session.ts';
import type { State } from '../../src/core/state.ts';
import { MINUTE, SECOND } from '../../src/core/time.ts';
import { GRANT_KINDS, grantFor } from '../support/grant-forms.ts';
import { appWith, stateWith } from '../support/samples.ts';

const NOW = 1_800_000_000_000;
const UNTIL = NOW + 10 * MINUTE;

const device = (askAt: number, until = UNTIL): Wait => ({
  kind: 'device',
  userCode: 'ABCD',
  verificationUri: 'https://issuer.test/device',
  until,
  interval: 5 * SECOND,
  askAt,
});
const TAB: Wait = { kind: 'tab', tab: 7, until: UNTIL };

const waiting = (wait?: Wait, tokens?: TokenSet): Session => ({
  kind: 'acquiring',
  since: NOW,
  attempt: 2,
  ...(wait && { wait }),
  ...(tokens && { tokens }),
});

const tokens: TokenSet = { accessToken: 'a', receivedAt: NOW, expiresAt: UNTIL, renewable: true };
const active: Session = { kind: 'active', tokens };

const app = appWith();
const second = `${app.id}~2`;
const stateOf = (sessions: State['sessions'], of: App = app) => stateWith({ apps: [of], sessions });

describe('a session does not wait', () => {
  test.each<[string, Session, number]>([
    ['that is over', active, NOW],
    ['that failed', { kind: 'failed', failure: failure('busy'), at: NOW }, NOW],
    ['that acquires by itself', waiting(), NOW],
    ['whose time is up', waiting(TAB), UNTIL],
    [
      'that began in what is the future since the clock was set back',
      waiting(TAB),
      NOW - 2 * MINUTE,
    ],
    ['whose code has expired', waiting(device(NOW)), UNTIL],
  ])('%s', (_which, session, now) => {
    expect(isWaiting(session, now)).toBe(false);
  });
});

test.each([TAB, device(NOW)])('a session waits until its time is up: %#', (wait) => {
  expect(isWaiting(waiting(wait), UNTIL - 1)).toBe(true);
});

describe('an issuer is asked whether the user has confirmed', () => {
  test.each<[string, Session, number]>([
    ['not before the time', waiting(device(NOW + 1)), NOW],
    ['not once the code has expired', waiting(device(NOW)), UNTIL],
    ['not about a tab', waiting(TAB), NOW],
    ['not where nobody waits', waiting(), NOW],
    ['not once someone is signed in', active, NOW],
  ])('%s', (_when, session, now) => {
    expect(devicesDue(stateOf({ [app.id]: session }), now)).toEqual([]);
  });

  test('for everyone whose time it is, also of an app that is off', () => {
    const off = appWith({ enabled: false });
    const sessions = {
      [app.id]: waiting(device(NOW)),
      [second]: waiting(device(NOW - MINUTE)),
      [`${app.id}~3`]: waiting(device(NOW + 1)),
    };
    expect(devicesDue(stateOf(sessions, off), NOW)).toEqual([app.id, second]);
  });

  test('not for an app that is gone', () => {
    const sessions = { [app.id]: waiting(device(NOW)) };
    expect(devicesDue(stateOf(sessions, appWith({ id: 'app' })), NOW)).toEqual([]);
  });
});

describe('the next alarm', () => {
  test.each<[string, Session, number]>([
    ['is when to ask next', waiting(device(NOW + 5 * SECOND)), NOW + 5 * SECOND],
    ['is in a second where that was', waiting(device(NOW - MINUTE)), NOW + SECOND],
    ['is in a minute for a tab', waiting(TAB), NOW + MINUTE],
  ])('%s', (_when, session, at) => {
    expect(nextWake(stateOf({ [app.id]: session }), NOW)).toBe(at);
    const off = appWith({ enabled: false });
    expect(nextWake(stateOf({ [app.id]: session }, off), NOW)).toBe(at);
  });

  test('is the earliest of everyone who is signed in to one app', () => {
    const sessions = { [app.id]: waiting(TAB), [second]: waiting(device(NOW + 5 * SECOND)) };
    expect(nextWake(stateOf(sessions), NOW)).toBe(NOW + 5 * SECOND);
  });

  test.each([
    ['watching', UNTIL, UNTIL],
    ['seen', NOW - MINUTE, NOW + SECOND],
  ])('is when nothing is watched for any more: %s', (kind, until, at) => {
    const common = { until, keepsGrant: false };
    const watch =
      kind === 'seen'
        ? ({ kind: 'seen', address: 'https://issuer.test', ...common } as const)
        : ({ kind: 'watching', tab: 7, ...common } as const);
    expect(nextWake(stateWith({ watch }), NOW)).toBe(at);
  });
});

test('every identity is renewed, whichever the app acts as', () => {
  const state = { ...stateOf({ [app.id]: active, [second]: active }), current: {} };
  expect(identitiesDue(state, UNTIL)).toEqual([app.id, second]);
});

describe('a session that waited too long for its worker', () => {
  const code = grantFor('authorization_code');

  test.each<[string, Wait | undefined, string]>([
    ['for a device', device(NOW), 'device_expired'],
    ['for a tab', TAB, 'interrupted'],
    ['for nothing', undefined, 'interrupted'],
  ])('%s has failed', (_what, wait, reason) => {
    expect(recovered(waiting(wait), code, NOW)).toEqual({
      kind: 'failed',
      failure: { code: reason },
      at: NOW,
    });
  });

  test('goes on with the tokens of before, and waits no longer', () => {
    for (const wait of [TAB, device(NOW)]) {
      expect(recovered(waiting(wait, tokens), code, NOW)).toEqual(active);
    }
  });

  test.each(GRANT_KINDS)('is tried again by itself only where nobody is needed: %s', (kind) => {
    const isAlone = !['authorization_code', 'device_code', 'pasted'].includes(kind);
    const session = recovered(waiting(), grantFor(kind), NOW);
    expect(session).toEqual({
      kind: 'failed',
      failure: failure('interrupted'),
      at: NOW,
      ...(isAlone && { retry: { attempt: 2, at: NOW } }),
    });
  });
});

test('what an app waits for is shown, and its tokens with it', () => {
  const granted = ['<all_urls>'];
  const state = { ...stateOf({ [app.id]: waiting(TAB, tokens) }), granted };
  expect(phaseOf(state, app, NOW)).toEqual({ kind: 'acquiring', tokens, wait: TAB });
  expect(phaseOf(state, app, UNTIL)).toEqual({ kind: 'acquiring', wait: TAB });
});
