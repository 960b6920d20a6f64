import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppId } from '../../src/core/app-id.ts';
import { type FailureCode, failure } from '../../src/core/failure.ts';
import { patternOf } from '../../src/core/host-permission.ts';
import { type Answer, dropped, html, json, status } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';
import { origin } from '../support/samples.ts';
import { openScene, pass } from '../support/scene.ts';
import { ordersVariant } from '../support/variants.ts';
import { stored, type Worker } from '../support/worker.ts';

const scene = openScene();
withHostileIssuer();

const MINUTE = 60_000;
const SHOP = 'shop' as AppId;
const METADATA = '/.well-known/openid-configuration';
const KEY = { kty: 'EC', kid: 'key-1', crv: 'P-256', x: 'AA', y: 'AA' };

const documentWith = (changes: object = {}) => ({
  issuer: issuer.url,
  token_endpoint: `${issuer.url}/token`,
  jwks_uri: `${issuer.url}/jwks`,
  ...changes,
});

beforeEach(() => {
  scene.chrome.permissions.grant(patternOf(origin(issuer.url)));
  issuer.on(METADATA, json(documentWith()));
  issuer.on('/jwks', json({ keys: [KEY] }));
});

const knowing = () =>
  scene.knowing(ordersVariant(scene.demo, SHOP, { name: 'Shop', issuer: issuer.url }));

const fetchKeys = (worker: Worker) => worker.send('fetchKeys', { id: SHOP });
const factsNow = async () => (await stored()).issuers[issuer.url];
const asked = () => issuer.received.map(({ path }) => path);

test.each<[string, Answer, FailureCode]>([
  ['a page', html(), 'not_json'],
  ['no key set', json({}), 'bad_answer'],
  ['a redirect', status(302, { location: 'https://evil.test' }), 'redirected'],
  ['an error', status(404), 'status'],
  ['too much', json({ keys: [KEY], x: 'x'.repeat(1024 * 1024) }), 'too_large'],
  ['that it is busy', status(503), 'busy_once'],
  ['nothing', dropped, 'unreachable'],
])('an issuer that answers %s keeps the keys that it had', async (_what, answer, code) => {
  const worker = await knowing();
  await fetchKeys(worker);
  issuer.on('/jwks', answer);
  pass(10 * MINUTE);
  expect(await fetchKeys(worker)).toBeUndefined();
  expect(await factsNow()).toMatchObject({
    metadata: { jwksUri: `${issuer.url}/jwks` },
    keys: [KEY],
    fetchedAt: Date.now(),
    failure: { code },
  });
});

test('what failed is over with the next answer', async () => {
  issuer.on('/jwks', status(404));
  const worker = await knowing();
  await fetchKeys(worker);
  issuer.on('/jwks', json({ keys: [KEY] }));
  pass(MINUTE);
  await fetchKeys(worker);
  const facts = await factsNow();
  expect(facts).toMatchObject({ keys: [KEY] });
  expect(facts).not.toHaveProperty('failure');
});

describe('an issuer that failed is left alone', () => {
  test.each<[string, Answer, number]>([
    ['for ten seconds where that passes', dropped, 10_000],
    ['for a minute', status(404), MINUTE],
    ['as long as it says', status(429, { 'retry-after': '120' }), 2 * MINUTE],
    ['at most an hour', status(429, { 'retry-after': '86400' }), 60 * MINUTE],
  ])('%s', async (_how, answer, pause) => {
    issuer.on('/jwks', answer);
    const worker = await knowing();
    await fetchKeys(worker);
    const before = asked().length;
    pass(pause - 1);
    await worker.send('fetchKeys', { id: SHOP, keyId: 'lacking' });
    expect(asked()).toHaveLength(before);
    pass(1);
    await fetchKeys(worker);
    expect(asked().length).toBeGreaterThan(before);
  });
});

test('keys that have moved are found again', async () => {
  const worker = await knowing();
  await fetchKeys(worker);
  issuer.on('/jwks', status(404));
  issuer.on('/keys', json({ keys: [KEY] }));
  issuer.on(METADATA, json(documentWith({ jwks_uri: `${issuer.url}/keys` })));
  pass(10 * MINUTE);
  await fetchKeys(worker);
  pass(MINUTE);
  await fetchKeys(worker);
  expect(await factsNow()).not.toHaveProperty('failure');
  expect(asked().slice(-2)).toEqual([METADATA, '/keys']);
});

test('metadata that are gone do not take along where the keys were', async () => {
  const worker = await knowing();
  await fetchKeys(worker);
  issuer.on(METADATA, status(500));
  pass(24 * 60 * MINUTE);
  await fetchKeys(worker);
  expect(await factsNow()).toMatchObject({ keys: [KEY], fetchedAt: Date.now() });
  expect(await factsNow()).not.toHaveProperty('failure');
});

test('metadata without keys say so', async () => {
  issuer.on(METADATA, json(documentWith({ jwks_uri: undefined })));
  const worker = await knowing();
  await fetchKeys(worker);
  expect(await factsNow()).toMatchObject({
    metadata: { issuer: issuer.url },
    failure: failure('no_metadata'),
  });
});

test('keys in the clear, at another host, are not fetched', async () => {
  issuer.on(METADATA, json(documentWith({ jwks_uri: 'http://issuer.test/jwks' })));
  const worker = await knowing();
  await fetchKeys(worker);
  expect((await factsNow())?.failure).toEqual(failure('no_metadata'));
});

test('another issuer’s metadata are not believed', async () => {
  issuer.on(METADATA, json(documentWith({ issuer: 'https://evil.test' })));
  const worker = await knowing();
  await fetchKeys(worker);
  expect(await factsNow()).toMatchObject({ failure: failure('issuer_mismatch') });
  expect(asked()).not.toContain('/jwks');
});

test('keys at a host that may not be reached ask for that permission, and are fetched once it is there', async () => {
  const { url } = scene.demo.issuer;
  issuer.on(METADATA, json(documentWith({ jwks_uri: `${url}/jwks` })));
  scene.chrome.permissions.origins = [patternOf(origin(issuer.url))];
  scene.demo.issuer.intercept = (_request, response) => {
    response.destroy();
    return true;
  };
  const worker = await knowing();
  await fetchKeys(worker);
  expect((await factsNow())?.failure).toEqual(failure('permission_missing', url));
  scene.demo.issuer.intercept = undefined;
  await fetchKeys(worker);
  expect(await factsNow()).toHaveProperty('failure');
  scene.chrome.permissions.grant(patternOf(origin(url)));
  await worker.idle();
  await fetchKeys(worker);
  expect(await factsNow()).not.toHaveProperty('failure');
});

test('private keys that an issuer publishes are not stored', async () => {
  const secrets = { ...KEY, d: 'secret-d', k: 'secret-k', p: 'secret-p', priv: 'secret-priv' };
  issuer.on('/jwks', json({ keys: [secrets, { kty: 'oct', k: 'secret-k' }] }));
  const worker = await knowing();
  await fetchKeys(worker);
  expect((await factsNow())?.keys).toEqual([KEY]);
  expect(JSON.stringify(await stored())).not.toContain('secret-');
});

test('keys that cannot be stored are told, and leave what was there', async () => {
  const worker = await knowing();
  await fetchKeys(worker);
  const before = await factsNow();
  pass(10 * MINUTE);
  vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES'));
  expect(await fetchKeys(worker)).toEqual(failure('storage_full'));
  expect(await factsNow()).toEqual(before);
  await fetchKeys(worker);
  expect((await factsNow())?.fetchedAt).toBe(Date.now());
});

test('an app that is deleted meanwhile gets no facts', async () => {
  const worker = await knowing();
  let release = () => {};
  issuer.on('/jwks', (response, request) => {
    release = () => json({ keys: [KEY] })(response, request);
  });
  const done = fetchKeys(worker);
  await vi.waitFor(() => expect(asked()).toContain('/jwks'));
  await worker.send('deleteApp', { id: SHOP });
  await worker.send('dismissUndo', {});
  release();
  expect(await done).toBeUndefined();
  expect((await stored()).issuers).toEqual({});
});
