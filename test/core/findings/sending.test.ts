import { describe, expect, test } from 'vitest';
import { error, warn } from '../../../src/core/findings/finding.ts';
import type { WebOrigin } from '../../../src/core/web-origin.ts';
import { appWith, origin, scope } from '../../support/samples.ts';
import { factsWith, foundIn } from '../../support/token-facts.ts';

/** No parser lets such an address through. */
const inClear = { origin: 'http://api.test' as WebOrigin, path: '/v1' };

test.each([
  ['one in clear', [inClear], error({ list: ['http://api.test/v1'] })],
  ['one of two', [scope('https://b.test'), inClear], error({ list: ['http://api.test/v1'] })],
  ['https', [scope('https://api.test')], undefined],
  ['this machine', [scope('http://localhost:3000'), scope('http://127.0.0.1')], undefined],
])('an API over plain http: %s', (_what, apiScopes, found) => {
  const app = { ...appWith(), apiScopes };
  expect(foundIn('http_api', factsWith({}, { app }))).toEqual(found);
  expect(foundIn('http_api', factsWith({}, { app, kind: 'id_token' }))).toBeUndefined();
});

const at = (address: string, changes = {}) =>
  foundIn(
    'same_origin_idp',
    factsWith({}, { app: appWith({ apiScopes: [scope(address)], ...changes }) }),
  );
const ENDPOINT = 'https://issuer.test/token';

test.each([
  ['the issuer’s origin', 'https://issuer.test'],
  ['the endpoint itself', ENDPOINT],
])('an API scope that covers the token endpoint: %s', (_what, address) => {
  expect(at(address)).toEqual(error(address, ENDPOINT));
});

test.each([
  ['another path', 'https://issuer.test/api', {}],
  ['a path that only begins so', 'https://issuer.test/tok', {}],
  ['another port', 'https://issuer.test:8443', {}],
  ['no issuer', 'https://issuer.test', { grant: { kind: 'pasted' } }],
])('an API scope beside it: %s', (_what, address, changes) => {
  expect(at(address, changes)).toBeUndefined();
});

describe('sites that are not allowed', () => {
  const lacking = [origin('https://api.test'), origin('https://app.test')];

  test('are told', () => {
    const found = foundIn('origin_not_permitted', factsWith({}, { lacking }));
    expect(found).toEqual(error({ list: ['https://api.test', 'https://app.test'] }));
  });

  test.each([
    ['there are none', { lacking: [] }],
    ['nobody knows', {}],
    ['the app is off', { lacking, app: appWith({ enabled: false }) }],
    ['another token is sent', { lacking, kind: 'id_token' as const }],
  ])('not where %s', (_what, changes) => {
    expect(foundIn('origin_not_permitted', factsWith({}, changes))).toBeUndefined();
  });
});

test('a page that sends the header itself', () => {
  const app = appWith({ header: { name: 'x-token', scheme: '' } });
  expect(foundIn('page_has_own_auth', factsWith({}, { app, isReplaced: true }))).toEqual(
    warn('X-Token'),
  );
  expect(foundIn('page_has_own_auth', factsWith({}, { app, isReplaced: false }))).toBeUndefined();
  expect(foundIn('page_has_own_auth', factsWith({}, { app }))).toBeUndefined();
  const off = { app: { ...app, enabled: false }, isReplaced: true };
  expect(foundIn('page_has_own_auth', factsWith({}, off))).toBeUndefined();
});
