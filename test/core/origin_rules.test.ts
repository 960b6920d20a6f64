import { describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import type { AppForm } from '../../src/core/app-form.ts';
import type { GrantKind } from '../../src/core/grant.ts';
import { originRules } from '../../src/core/origin-rules.ts';
import type { Session } from '../../src/core/session.ts';
import type { State } from '../../src/core/state.ts';
import { wantedRules } from '../../src/core/wanted-rules.ts';
import { draftOf, formFor } from '../support/grant-forms.ts';
import { actionFor, type RuleRequest } from '../support/rule-judge.ts';
import { appWith, CHROMIUM, stateWith } from '../support/samples.ts';

const OWN = { ...CHROMIUM, ownHost: 'own', ownRedirectUri: 'https://own.chromiumapp.org/' };
const ID = appWith().id;
const ACQUIRING: Session = { kind: 'acquiring', since: 0, attempt: 0 };
const TOKENS = { accessToken: 'a', receivedAt: 0, renewable: true };

const appOfKind = (kind: GrantKind, fields: Partial<AppForm>): App =>
  draftOf(formFor(kind, fields)).app;

const asking = (app: App, changes: Partial<State> = {}) =>
  stateWith({ apps: [app], sessions: { [ID]: ACQUIRING }, ...changes });

/** A token request of ours. */
const request = (changes: Partial<RuleRequest> = {}): RuleRequest => ({
  url: 'https://issuer.test/token',
  initiator: 'chrome-extension://own',
  method: 'POST',
  type: 'xmlhttprequest',
  tab: -1,
  ...changes,
});

const changeFor = (state: State, of = request()) => {
  const action = actionFor(wantedRules(state, 0, OWN), of);
  return action?.type === 'modifyHeaders' ? action.requestHeaders[0] : undefined;
};

const removing = appOfKind('authorization_code', { originHeader: 'remove' });

describe('the Origin header stays as it is', () => {
  test.each<[string, State]>([
    ['where nothing else is wished', asking(appOfKind('authorization_code', {}))],
    ['where nobody signs in', asking(removing, { sessions: {} })],
    ['where another app signs in', asking(removing, { sessions: { [`${ID}-2`]: ACQUIRING } })],
    [
      'once somebody is signed in',
      asking(removing, { sessions: { [ID]: { kind: 'active', tokens: TOKENS } } }),
    ],
    [
      'once it has failed',
      asking(removing, {
        sessions: { [ID]: { kind: 'failed', failure: { code: 'busy' }, at: 0 } },
      }),
    ],
    ['for a pasted token', asking(appWith({ grant: { kind: 'pasted' }, originHeader: 'remove' }))],
    ['for an app that is gone', asking(removing, { apps: [] })],
  ])('%s', (_when, state) => {
    expect(originRules(state, OWN)).toEqual([]);
  });

  test.each<[string, Partial<RuleRequest>]>([
    ['of a page', { initiator: 'https://app.test', tab: 7 }],
    ['of our own pages in a tab', { tab: 7 }],
    ['of another extension', { initiator: 'chrome-extension://other' }],
    ['of nobody', { initiator: undefined as unknown as string }],
    ['to another path', { url: 'https://issuer.test/token/x' }],
    ['to what begins the same', { url: 'https://issuer.test/token2' }],
    ['to a path that ends the same', { url: 'https://issuer.test/a/token' }],
    ['with a query', { url: 'https://issuer.test/token?a' }],
    ['to a host below', { url: 'https://a.issuer.test/token' }],
    ['to another port', { url: 'https://issuer.test:8443/token' }],
    ['that asks to read', { method: 'GET' }],
    ['that is a page', { type: 'main_frame' }],
  ])('in a request %s', (_what, changes) => {
    expect(changeFor(asking(removing), request(changes))).toBeUndefined();
  });
});

describe('while an app asks that needs it, the Origin header', () => {
  const REMOVED = { header: 'origin', operation: 'remove' };
  const setTo = (value: string) => ({ header: 'origin', operation: 'set', value });

  test.each<[string, GrantKind, Partial<AppForm>, object]>([
    ['is removed', 'authorization_code', { originHeader: 'remove' }, REMOVED],
    ['is removed for a machine too', 'client_credentials', { originHeader: 'remove' }, REMOVED],
    [
      'is the origin of our redirect URI',
      'authorization_code',
      { originHeader: 'redirect' },
      setTo('https://own.chromiumapp.org'),
    ],
    [
      'is the origin of the redirect URI that the app has',
      'authorization_code',
      { originHeader: 'redirect', redirectUri: 'https://app.test:8443/cb?x' },
      setTo('https://app.test:8443'),
    ],
    [
      'is that of ours where the grant has none',
      'device_code',
      { originHeader: 'redirect' },
      setTo('https://own.chromiumapp.org'),
    ],
  ])('%s', (_what, kind, fields, expected) => {
    expect(changeFor(asking(appOfKind(kind, fields)))).toEqual(expected);
  });

  test('is changed while someone signs in beside others, and while renewing', () => {
    const tokens = { kind: 'active', tokens: TOKENS } as const;
    const beside = asking(removing, { sessions: { [ID]: tokens, [`${ID}~2`]: ACQUIRING } });
    expect(changeFor(beside)).toEqual(REMOVED);
    const renewing = { ...ACQUIRING, tokens: TOKENS };
    expect(changeFor(asking(removing, { sessions: { [ID]: renewing } }))).toEqual(REMOVED);
  });

  test('is left alone while a tab waits for its user, who takes as long as they like', () => {
    const wait = { kind: 'tab', tab: 7, until: 9 } as const;
    const waiting = asking(removing, { sessions: { [ID]: { ...ACQUIRING, wait } } });
    expect(changeFor(waiting)).toBeUndefined();
  });

  test('is changed although all is paused, or the app is off', () => {
    const off = { ...removing, enabled: false };
    expect(
      changeFor(asking(off, { settings: { attaching: false, owesGrant: false, pages: [] } })),
    ).toEqual(REMOVED);
  });

  test('is changed at a token endpoint with a query, exactly', () => {
    const tokenEndpoint = 'https://issuer.test/token?p=a.b';
    const app = appOfKind('password', { originHeader: 'remove', tokenEndpoint });
    expect(changeFor(asking(app), request({ url: tokenEndpoint }))).toEqual(REMOVED);
    const other = request({ url: 'https://issuer.test/token?p=a-b' });
    expect(changeFor(asking(app), other)).toBeUndefined();
  });
});
