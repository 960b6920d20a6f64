import { beforeEach, describe, expect, test } from 'vitest';
import type { AppId } from '../../src/core/app-id.ts';
import { patternOf } from '../../src/core/host-permission.ts';
import { json, status } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';
import { origin } from '../support/samples.ts';
import { openScene, pass } from '../support/scene.ts';
import { ordersVariant } from '../support/variants.ts';
import { stored, type Worker } from '../support/worker.ts';

const scene = openScene();
withHostileIssuer();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SHOP = 'shop' as AppId;
const METADATA = '/.well-known/openid-configuration';
const KEY = { kty: 'EC', kid: 'key-1', crv: 'P-256', x: 'AA', y: 'AA' };
const SUCCESSOR = { ...KEY, x: 'AQ' };

const publish = (jwksUri: string | undefined) =>
  issuer.on(
    METADATA,
    json({ issuer: issuer.url, token_endpoint: `${issuer.url}/token`, jwks_uri: jwksUri }),
  );

beforeEach(() => {
  scene.chrome.permissions.grant(patternOf(origin(issuer.url)));
  publish(`${issuer.url}/jwks`);
  issuer.on('/jwks', json({ keys: [KEY] }));
});

const fetchKeys = (worker: Worker, wanted: object = {}) =>
  worker.send('fetchKeys', { id: SHOP, ...wanted });
const factsNow = async () => (await stored()).issuers[issuer.url];
const requests = () => issuer.received.filter(({ path }) => path === '/jwks').length;

async function knowingKeys() {
  const worker = await scene.knowing(
    ordersVariant(scene.demo, SHOP, { name: 'Shop', issuer: issuer.url }),
  );
  await fetchKeys(worker);
  return worker;
}

describe('keys that cannot be had again', () => {
  test('stay for a day after they were last there, and no longer', async () => {
    const worker = await knowingKeys();
    const fetchedAt = Date.now();
    issuer.on('/jwks', status(404));
    pass(12 * HOUR);
    await fetchKeys(worker);
    expect(await factsNow()).toMatchObject({ keys: [KEY], keysAt: fetchedAt });
    pass(12 * HOUR - 1);
    await fetchKeys(worker);
    expect(await factsNow()).toMatchObject({ keys: [KEY], keysAt: fetchedAt });
    pass(2 * MINUTE);
    await fetchKeys(worker);
    expect(await factsNow()).toMatchObject({ failure: { code: 'status' } });
    expect(await factsNow()).not.toHaveProperty('keys');
    expect(await factsNow()).not.toHaveProperty('keysAt');
  });

  test.each([
    ['are elsewhere now', () => `${issuer.url}/keys`, 'status'],
    ['are published no longer', () => undefined, 'no_metadata'],
  ])('go at once where the issuer says that they %s', async (_what, jwksUri, code) => {
    const worker = await knowingKeys();
    issuer.on('/jwks', status(404));
    issuer.on('/keys', status(404));
    pass(10 * MINUTE);
    await fetchKeys(worker);
    expect(await factsNow()).toMatchObject({ keys: [KEY] });
    publish(jwksUri());
    pass(MINUTE);
    await fetchKeys(worker);
    expect(await factsNow()).toMatchObject({ failure: { code } });
    expect(await factsNow()).not.toHaveProperty('keys');
  });
});

describe('keys that do not fit', () => {
  test('are fetched again at once: others may have come under their names', async () => {
    const worker = await knowingKeys();
    issuer.on('/jwks', json({ keys: [SUCCESSOR] }));
    await fetchKeys(worker, { distrusted: false });
    expect(await factsNow()).toMatchObject({ keys: [KEY] });
    await fetchKeys(worker, { distrusted: true });
    expect(await factsNow()).toMatchObject({ keys: [SUCCESSOR], soughtAt: Date.now() });
  });

  test('are asked for once a minute, together with those that are lacking', async () => {
    const worker = await knowingKeys();
    const askAll = async () => {
      for (const wanted of [{ distrusted: true }, { keyId: 'lacking' }]) {
        await fetchKeys(worker, wanted);
        await fetchKeys(worker, wanted);
      }
    };
    await askAll();
    pass(MINUTE - 1);
    await askAll();
    expect(requests()).toBe(2);
    pass(1);
    await askAll();
    expect(requests()).toBe(3);
  });
});

test('that a key was looked for is not forgotten when others come', async () => {
  issuer.on('/jwks', json({ keys: [KEY] }, 200, { 'cache-control': 'max-age=90' }));
  const worker = await knowingKeys();
  pass(80_000);
  await fetchKeys(worker, { keyId: 'lacking' });
  const soughtAt = Date.now();
  issuer.on('/jwks', json({ keys: [KEY] }, 200, { 'cache-control': 'max-age=0' }));
  pass(90_000);
  await fetchKeys(worker);
  expect(await factsNow()).toMatchObject({ fetchedAt: Date.now(), soughtAt });
});
