import { describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import type { AppForm } from '../../src/core/app-form.ts';
import { basisOf } from '../../src/core/identity.ts';
import { phaseOf, sessionPhase } from '../../src/core/phase.ts';
import type { Session, TokenSet } from '../../src/core/session.ts';
import { wantedRules } from '../../src/core/wanted-rules.ts';
import { draftOf, formFor } from '../support/grant-forms.ts';
import { appWith, CHROMIUM, stateWith } from '../support/samples.ts';

const NOON = Date.UTC(2026, 0, 1, 12);
const OWN = { ...CHROMIUM, ownHost: 'own', ownRedirectUri: 'https://own.chromiumapp.org/' };

const SAME = { resources: 'https://api.test/v1' };

const shop = (changes: Partial<AppForm> = {}): App =>
  draftOf(formFor('authorization_code', { ...SAME, ...changes })).app;
const app = shop();

const tokensFor = ({ grant }: App, changes: Partial<TokenSet> = {}): TokenSet => ({
  accessToken: 'one',
  receivedAt: NOON,
  renewable: true,
  basis: basisOf(grant),
  ...changes,
});

const stateOf = (session: Session) =>
  stateWith({ apps: [app], sessions: { [app.id]: session }, granted: ['<all_urls>'] });

const active = (tokens: TokenSet): Session => ({ kind: 'active', tokens });
const failed = (tokens: TokenSet): Session => ({
  kind: 'failed',
  failure: { code: 'busy' },
  at: NOON,
  tokens,
});
const acquiring = (tokens: TokenSet): Session => ({
  kind: 'acquiring',
  since: NOON,
  attempt: 0,
  tokens,
});

describe('a token is neither sent nor shown that was asked for', () => {
  test.each<[string, App]>([
    ['at another issuer', shop({ issuer: 'https://other.test' })],
    ['at what is nearly the same issuer', shop({ issuer: 'https://issuer.test/' })],
    ['by another client', shop({ clientId: 'other' })],
    ['for another audience', shop({ audience: 'other' })],
    ['for no audience', shop({ audience: '' })],
    ['for another resource', shop({ resources: 'https://api.test/v2' })],
    ['for a resource more', shop({ resources: 'https://api.test/v1\nhttps://api.test/v2' })],
    ['for an audience of the resource’s name', shop({ audience: '', resources: 'shop-api:' })],
    ['with other scopes', shop({ scope: 'openid' })],
    ['with other scopes of the same letters', shop({ scope: 'openid orders:' })],
    ['with one scope that reads like two', shop({ scope: 'openid,orders' })],
    ['with other details', shop({ details: '[{"type":"pay"}]' })],
    ['with another parameter', shop({ tokenParameters: 'organization=7' })],
    ['by another kind of grant', draftOf(formFor('device_code', SAME)).app],
    ['with a scope more', shop({ scope: 'openid orders admin' })],
    ['for a pasted app', appWith({ grant: { kind: 'pasted' } })],
  ])('%s', (_what, asker) => {
    const tokens = tokensFor(asker);
    for (const session of [active(tokens), failed(tokens), acquiring(tokens)]) {
      expect(wantedRules(stateOf(session), NOON, OWN)).toEqual([]);
      expect(phaseOf(stateOf(session), app, NOON)).toEqual({ kind: 'signed-out' });
      expect(sessionPhase(session, app, NOON)).toEqual({ kind: 'signed-out' });
    }
  });
});

describe('a token is sent and shown that', () => {
  test.each<[string, TokenSet]>([
    ['was asked for as the app would ask', tokensFor(app)],
    ['was asked for by an app of another name', tokensFor(shop({ name: 'Other' }))],
    ['was asked for for other callers', tokensFor(shop({ callers: 'https://other.test' }))],
    ['was pasted', { accessToken: 'one', receivedAt: NOON, renewable: false }],
  ])('%s', (_what, tokens) => {
    const state = stateOf(active(tokens));
    expect(wantedRules(state, NOON, OWN)).toHaveLength(1);
    expect(phaseOf(state, app, NOON)).toEqual({ kind: 'live', tokens });
  });
});

test('the token of the chosen identity is the one that is sent and shown', () => {
  const second = tokensFor(app, { accessToken: 'two' });
  const identity = `${app.id}~2` as keyof object;
  const state = stateWith({
    ...stateOf(active(tokensFor(app))),
    sessions: { [app.id]: active(tokensFor(app)), [identity]: active(second) },
    current: { [app.id]: identity },
  });
  const [rule] = wantedRules(state, NOON, OWN);
  expect(rule?.action).toMatchObject({ requestHeaders: [{ value: 'Bearer two' }] });
  expect(phaseOf(state, app, NOON)).toEqual({ kind: 'live', tokens: second });
});
