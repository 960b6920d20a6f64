import { describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { type Conflict, conflictsOf } from '../../src/core/conflicts.ts';
import type { State } from '../../src/core/state.ts';
import { appWith, origin, scope, stateWith } from '../support/samples.ts';

type Changes = Parameters<typeof appWith>[0];

const page = (text: string) => ({ kind: 'page', origin: text });
const shop = (changes: Changes = {}) => appWith({ id: 'shop', ...changes });
const other = (changes: Changes = {}) => appWith({ id: 'other', ...changes });

/** What stands between two apps, told from the first. */
const between = (own: App, rival: App, changes: Partial<State> = {}) =>
  conflictsOf(stateWith({ apps: [own, rival], ...changes }), own);

const KINDS = ['fetch', 'image', 'socket', 'frame', 'navigation'];

describe('two apps have nothing in common', () => {
  test.each<[string, Changes, Changes]>([
    ['where one is off', {}, { enabled: false }],
    ['where the asked one is off', { enabled: false }, {}],
    ['on other ports', {}, { apiScopes: [scope('https://api.test:8443/v1')] }],
    ['on other hosts', {}, { apiScopes: [scope('https://sub.api.test/v1')] }],
    ['beside each other', {}, { apiScopes: [scope('https://api.test/v2')] }],
    ['where a path only begins alike', {}, { apiScopes: [scope('https://api.test/v1x')] }],
    ['for other callers', {}, { callers: [page('https://other.test')] }],
    ['in other headers', {}, { header: { name: 'x-token', scheme: '' } }],
    ['in other kinds of request', { kinds: ['fetch'] }, { kinds: ['image', 'socket', 'frame'] }],
    [
      'where pages of the API call, and others',
      { callers: [{ kind: 'api-pages' }] },
      { callers: [page('https://app.test')] },
    ],
    ['from the address bar and from scripts', { callers: [{ kind: 'address-bar' }] }, {}],
    [
      'from a page and from the frames without an origin in it',
      { callers: [page('https://app.test')], kinds: ['fetch'] },
      { callers: [{ kind: 'my-pages' }, { kind: 'sandboxed-frames' }], kinds: ['fetch'] },
    ],
  ])('%s', (_where, changes, rivals) => {
    expect(between(shop(changes), other(rivals))).toEqual([]);
  });

  test('for a page below the other’s that has a permission of its own', () => {
    const below = other({ callers: [page('https://sub.app.test')] });
    expect(between(shop(), below)).toEqual([]);
    expect(between(below, shop())).toEqual([]);
  });
});

describe('two apps could go with one request', () => {
  const summary = (conflicts: readonly Conflict[]) =>
    conflicts.map(({ other: rival, wins, why, scope: { origin: at, path } }) =>
      [rival.id, wins ? 'wins' : 'loses', why, at + path].join(' '),
    );
  const V1 = 'https://api.test/v1';

  test('the one higher in the list wins', () => {
    expect(summary(between(shop(), other()))).toEqual([`other wins order ${V1}`]);
    const apps = [other(), shop()];
    expect(summary(conflictsOf(stateWith({ apps }), shop()))).toEqual([`other loses order ${V1}`]);
  });

  test('one that is not saved yet will stand at the end', () => {
    expect(summary(conflictsOf(stateWith({ apps: [other()] }), shop()))).toEqual([
      `other loses order ${V1}`,
    ]);
  });

  test('the longer path wins, wherever it stands', () => {
    const whole = other({ apiScopes: [scope('https://api.test')] });
    expect(summary(between(shop(), whole))).toEqual([`other wins path ${V1}`]);
    expect(summary(between(whole, shop()))).toEqual([`shop loses path ${V1}`]);
  });

  test('each scope is told, with what decides there', () => {
    const own = shop({
      apiScopes: [scope('https://api.test'), scope('https://api.test/v1/orders')],
    });
    const rival = other({ apiScopes: [scope('https://api.test'), scope(V1)] });
    expect(summary(between(own, rival)).sort()).toEqual([
      'other loses path https://api.test/v1',
      'other wins order https://api.test',
      'other wins path https://api.test/v1/orders',
    ]);
  });

  test.each<[string, Changes, Changes, Partial<State>?]>([
    ['from pages on two ports of one host', {}, { callers: [page('https://app.test:8443')] }],
    [
      'from a page that one names and that is the user’s',
      {},
      { callers: [{ kind: 'my-pages' }] },
      { settings: { attaching: true, owesGrant: false, pages: [origin('https://app.test')] } },
    ],
    [
      'from the API’s own pages',
      { callers: [{ kind: 'api-pages' }] },
      { callers: [page('https://api.test')] },
    ],
    [
      'from the address bar',
      { callers: [{ kind: 'address-bar' }] },
      { callers: [{ kind: 'address-bar' }], kinds: ['image'] },
    ],
    [
      'from the address bar, and by a link',
      { callers: [{ kind: 'address-bar' }] },
      { kinds: ['navigation'] },
    ],
    [
      'from frames without an origin',
      { callers: [page('https://app.test'), { kind: 'sandboxed-frames' }] },
      { callers: [page('https://app.test'), { kind: 'sandboxed-frames' }] },
    ],
    ['by a WebSocket alone', { kinds: ['socket'] }, { kinds: ['socket', 'image'] }],
    [
      'from a page below the other’s, where a grant for many lets it in',
      {},
      { callers: [page('https://sub.app.test')] },
      { granted: ['https://*.app.test/*'] },
    ],
    ['in every kind', { kinds: KINDS }, { kinds: KINDS }],
  ])('%s, and are told once', (_how, changes, rivals, facts) => {
    expect(summary(between(shop(changes), other(rivals), facts))).toEqual([
      `other wins order ${V1}`,
    ]);
  });

  test('the other one is told as it is stored', () => {
    const rival = other({ callers: [{ kind: 'my-pages' }, page('https://app.test')] });
    const settings = { attaching: true, owesGrant: false, pages: [origin('https://mine.test')] };
    expect(between(shop(), rival, { settings })[0]?.other).toBe(rival);
  });
});

test('a thousand apps at addresses of their own are asked about in no time', () => {
  const apps = Array.from({ length: 1000 }, (_, index) =>
    appWith({ id: `app-${index}`, apiScopes: [scope(`https://api-${index >> 1}.test`)] }),
  );
  const state = stateWith({ apps });
  const found = apps.flatMap((app) => conflictsOf(state, app));
  expect(found).toHaveLength(1000);
});
