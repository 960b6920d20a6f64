import { describe, expect, test } from 'vitest';
import { captureRules } from '../../src/core/capture-rules.ts';
import type { State } from '../../src/core/state.ts';
import { wantedRules } from '../../src/core/wanted-rules.ts';
import {
  APP_ID,
  FOREIGN_URI,
  OUR_STATE,
  shown,
  stateWaitingAt,
  waitingFor,
} from '../support/foreign-redirect.ts';
import { actionFor } from '../support/rule-judge.ts';
import { appWith, CHROMIUM, stateWith } from '../support/samples.ts';

const OWN = { ...CHROMIUM, ownHost: 'own', ownRedirectUri: 'https://own.chromiumapp.org/' };

describe('no rule is wanted', () => {
  const state = stateWaitingAt(FOREIGN_URI);
  const { pending } = state.vault[APP_ID] ?? {};
  const device = {
    kind: 'device',
    userCode: '',
    verificationUri: '',
    interval: 0,
    askAt: 0,
  } as const;

  test.each<[string, Partial<State>]>([
    ['where nobody signs in', { sessions: {} }],
    [
      'before the tab is open',
      { sessions: { [APP_ID]: { kind: 'acquiring', since: 0, attempt: 0 } } },
    ],
    ['for a device', { sessions: { [APP_ID]: waitingFor({ ...device, until: 9 }) } }],
    [
      'once somebody is signed in',
      {
        sessions: {
          [APP_ID]: {
            kind: 'active',
            tokens: { accessToken: 'a', receivedAt: 0, renewable: true },
          },
        },
      },
    ],
    ['where nothing is known to wait for', { vault: {} }],
    ['where another waits', { vault: { [`${APP_ID}~2`]: { pending } as State['vault'][string] } }],
    [
      'for a device code',
      { vault: { [APP_ID]: { pending: { kind: 'device', deviceCode: 'd' } } } },
    ],
    ['for an app that is gone', { apps: [] }],
    ['for our own redirect URI', { apps: [appWith()] }],
  ])('%s', (_when, changes) => {
    expect(captureRules({ ...state, ...changes })).toEqual([]);
  });
});

describe('the rule that keeps the answer from the site is wanted', () => {
  test('of whoever signs in beside others, while all is paused or the app is off', () => {
    const { apps, vault } = stateWaitingAt(FOREIGN_URI);
    const state = stateWith({
      apps: apps.map((app) => ({ ...app, enabled: false })),
      settings: { attaching: false, owesGrant: false, pages: [] },
      sessions: { [`${APP_ID}~2`]: waitingFor() },
      vault: { [`${APP_ID}~2`]: vault[APP_ID] ?? {} },
    });
    const actions = wantedRules(state, 0, OWN).map(({ action }) => action);
    expect(actions).toEqual([{ type: 'block' }, { type: 'block' }]);
  });

  test('although a token is attached to the same address', () => {
    const state = stateWaitingAt(FOREIGN_URI);
    const token = { accessToken: 'a', receivedAt: 0, renewable: false };
    const sameSite = appWith({
      id: 'same-site',
      apiScopes: [{ origin: 'https://app.test', path: '' }],
      callers: [{ kind: 'address-bar' }],
    });
    const rules = wantedRules(
      {
        ...state,
        apps: [sameSite, ...state.apps],
        sessions: { ...state.sessions, 'same-site': { kind: 'active', tokens: token } },
        granted: ['<all_urls>'],
      },
      0,
      OWN,
    );
    expect(rules).toHaveLength(3);
    expect(actionFor(rules, shown(`${FOREIGN_URI}?state=${OUR_STATE}`))).toEqual({ type: 'block' });
  });
});
