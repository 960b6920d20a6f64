import { describe, expect, test } from 'vitest';
import { type Attachment, attachments } from '../../src/core/attachment.ts';
import { failure } from '../../src/core/failure.ts';
import { basisOf, type IdentityId } from '../../src/core/identity.ts';
import type { Session, TokenSet } from '../../src/core/session.ts';
import type { State } from '../../src/core/state.ts';
import { NOON } from '../support/grants.ts';
import { appWith, origin, stateWith } from '../support/samples.ts';

const shop = appWith({ id: 'shop' });
const other = appWith({ id: 'other' });
const ALICE = 'shop' as IdentityId;
const BOB = 'shop~2' as IdentityId;

const activeAs = (accessToken: string, changes: Partial<TokenSet> = {}): Session => ({
  kind: 'active',
  tokens: { accessToken, receivedAt: NOON, renewable: false, ...changes },
});
const OVER: Session = activeAs('over', { receivedAt: NOON - 2, expiresAt: NOON - 1 });

const both = { shop: activeAs('alice'), 'shop~2': activeAs('bob') };

const state = (changes: Partial<State> = {}) =>
  stateWith({ apps: [shop], sessions: both, granted: ['<all_urls>'], ...changes });

const chosen = (identity: IdentityId | null, paused = false) => ({
  paused,
  identities: { shop: identity },
});
const PAUSED = { paused: true, identities: {} };

/** Which tokens go from where: `only` by tab, or everywhere `except`. */
const placesIn = (changes: Partial<State> = {}) =>
  attachments(state(changes), NOON).map(({ token, tabs }) => [token, tabs]);

describe('one identity', () => {
  const sessions = { shop: activeAs('alice') };

  test.each<[string, State['tabs'], unknown]>([
    ['goes everywhere', {}, { except: [] }],
    ['does not go from a tab that is paused', { 7: PAUSED }, { except: [7] }],
    ['does not go from a tab that is nobody’s', { 7: chosen(null) }, { except: [7] }],
    ['goes from a tab that chose the same', { 7: chosen(ALICE) }, { except: [] }],
    [
      'does not go from a tab that chose somebody who is gone',
      { 7: chosen('shop~9' as IdentityId) },
      { except: [7] },
    ],
    [
      'does not go from any of several tabs',
      { 7: PAUSED, 8: chosen(null), 9: chosen(ALICE, true) },
      { except: [7, 8, 9] },
    ],
  ])('%s', (_what, tabs, expected) => {
    expect(placesIn({ sessions, tabs })).toEqual([['alice', expected]]);
  });
});

describe('two identities', () => {
  test('the current one goes everywhere, the other nowhere', () => {
    expect(placesIn()).toEqual([['alice', { except: [] }]]);
    expect(placesIn({ current: { shop: BOB } })).toEqual([['bob', { except: [] }]]);
  });

  test('each goes from its own tabs', () => {
    const tabs = { 7: chosen(BOB), 8: chosen(BOB), 9: chosen(ALICE) };
    expect(placesIn({ tabs })).toEqual([
      ['alice', { except: [7, 8] }],
      ['bob', { only: [7, 8] }],
    ]);
  });

  test('who is chosen in a tab stays so when another becomes the current one', () => {
    const tabs = { 7: chosen(ALICE) };
    expect(placesIn({ tabs, current: { shop: BOB } })).toEqual([
      ['bob', { except: [7] }],
      ['alice', { only: [7] }],
    ]);
  });

  test('a pause of the tab comes before who is chosen there', () => {
    const tabs = { 7: chosen(BOB, true), 8: chosen(BOB) };
    expect(placesIn({ tabs })).toEqual([
      ['alice', { except: [7, 8] }],
      ['bob', { only: [8] }],
    ]);
  });
});

describe('where the chosen one has no token nobody’s goes', () => {
  const acquiring: Session = { kind: 'acquiring', since: NOON, attempt: 0 };
  const failed: Session = {
    kind: 'failed',
    failure: failure('grant_refused'),
    at: NOON,
  };
  test.each<[string, Session | undefined]>([
    ['signed out', undefined],
    ['on the way', acquiring],
    ['failed', failed],
    ['over', OVER],
    ['asked for with other settings', activeAs('bob', { basis: 'another' })],
    [
      'from a moment that is yet to come',
      activeAs('bob', { receivedAt: NOON + 3_600_000, expiresAt: NOON + 7_200_000 }),
    ],
  ])('%s', (_why, session) => {
    const sessions = { shop: activeAs('alice'), ...(session && { 'shop~2': session }) };
    expect(placesIn({ sessions, tabs: { 7: chosen(BOB) } })).toEqual([['alice', { except: [7] }]]);
  });

  test('nor in the other tabs, where the current one has none', () => {
    const sessions = { shop: OVER, 'shop~2': activeAs('bob') };
    expect(placesIn({ sessions })).toEqual([]);
    expect(placesIn({ sessions, tabs: { 7: chosen(BOB) } })).toEqual([['bob', { only: [7] }]]);
  });

  test('but what was asked for with these settings goes', () => {
    const basis = basisOf(shop.grant);
    expect(placesIn({ sessions: { shop: activeAs('alice', { basis }) } })).toHaveLength(1);
  });
});

describe('several apps', () => {
  const sessions = { ...both, other: activeAs('other') };
  const apps = [other, shop];

  test('have their place in the list, and choices of their own', () => {
    const found = attachments(state({ apps, sessions, tabs: { 7: chosen(BOB) } }), NOON);
    expect(found.map(({ app, identity, index, tabs }) => [app.id, identity, index, tabs])).toEqual([
      ['other', 'other', 0, { except: [] }],
      ['shop', ALICE, 1, { except: [7] }],
      ['shop', BOB, 1, { only: [7] }],
    ]);
  });

  test('that are off keep the places of the others', () => {
    const off = appWith({ id: 'other', enabled: false });
    const found = attachments(state({ apps: [off, shop], sessions }), NOON);
    expect(found.map(({ app, index }) => [app.id, index])).toEqual([['shop', 1]]);
  });

  test('send nothing while all is paused', () => {
    const settings = { attaching: false, owesGrant: false, pages: [] };
    expect(attachments(state({ apps, sessions, settings }), NOON)).toEqual([]);
  });
});

test('the user’s own pages are among the callers of an app that takes them', () => {
  const app = appWith({ id: 'shop', callers: [{ kind: 'my-pages' }] });
  const settings = { attaching: true, owesGrant: false, pages: [origin('https://mine.test')] };
  const [found] = attachments(state({ apps: [app], settings }), NOON) as [Attachment];
  expect(found.app.callers).toEqual([
    { kind: 'my-pages' },
    { kind: 'page', origin: 'https://mine.test' },
  ]);
});

test('an app that sends the ID token sends nothing where none came', () => {
  const apps = [appWith({ id: 'shop', send: 'id_token' })];
  expect(placesIn({ apps })).toEqual([]);
  const sessions = { shop: activeAs('alice', { idToken: 'id' }) };
  expect(placesIn({ apps, sessions })).toEqual([['id', { except: [] }]]);
});

describe('while any of the permissions that it needs is lacking the app attaches nothing', () => {
  const NEEDED = ['https://api.test:443/*', 'https://app.test:443/*', 'https://issuer.test:443/*'];
  const SOCKET = 'wss://api.test:443/*';
  const sessions = (renewable: boolean) => ({ shop: activeAs('alice', { renewable }) });
  const placed = (granted: readonly string[], renewable = true, kinds = shop.kinds) =>
    placesIn({ apps: [{ ...shop, kinds }], sessions: sessions(renewable), granted }).length;

  test.each(NEEDED)('%s', (taken) => {
    expect(placed(NEEDED)).toBe(1);
    expect(placed(NEEDED.filter((pattern) => pattern !== taken))).toBe(0);
  });

  test('the issuer’s only where a token has to be renewed', () => {
    expect(placed(NEEDED.slice(0, 2), false)).toBe(1);
  });

  test('that of WebSockets where the app has them', () => {
    expect(placed(NEEDED, true, ['fetch', 'socket'])).toBe(0);
    expect(placed([...NEEDED, SOCKET], true, ['fetch', 'socket'])).toBe(1);
  });
});
