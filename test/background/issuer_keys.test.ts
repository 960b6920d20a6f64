import { expect, test, vi } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { checkToken } from '../../src/core/token/verify.ts';
import { json } from '../support/hostile-issuer.ts';
import { ORDERS, openScene, pass, REPORTS, tokenOf } from '../support/scene.ts';
import { ordersVariant } from '../support/variants.ts';
import { stored, type Worker } from '../support/worker.ts';

const scene = openScene();

const MINUTE = 60_000;
const METADATA = '/.well-known/openid-configuration';
const KEYS = '/jwks';

const factsNow = async () => (await stored()).issuers[scene.demo.issuer.url];

/** What the issuer was asked for its metadata and its keys. */
const asked = () =>
  scene.demo.issuer.requests
    .map(({ path }) => path)
    .filter((path) => path === METADATA || path === KEYS);

const fetchKeys = (worker: Worker, keyId?: string) =>
  worker.send('fetchKeys', { id: ORDERS, ...(keyId !== undefined && { keyId }) });

const keyIdOf = (token: string) => {
  const reading = readToken(token);
  return reading.form === 'self-contained' ? `${reading.header['kid']}` : '';
};

async function checkOf(token: string | undefined) {
  const text = token ?? '';
  const keys = (await factsNow())?.keys;
  return (await checkToken({ text, reading: readToken(text), keys })).signature.kind;
}

test('a token of the real issuer is verified with what the worker fetched', async () => {
  const worker = await scene.signedIn(ORDERS);
  expect(await checkOf(await tokenOf(ORDERS))).toBe('no_keys');
  expect(await fetchKeys(worker)).toBeUndefined();
  expect(await checkOf(await tokenOf(ORDERS))).toBe('verified');
  expect(await factsNow()).toEqual({
    metadata: expect.objectContaining({ jwksUri: `${scene.demo.issuer.url}/jwks` }),
    foundAt: Date.now(),
    keys: [expect.objectContaining({ kty: 'RSA', use: 'sig', alg: 'RS256' })],
    keysAt: Date.now(),
    fetchedAt: Date.now(),
    freshUntil: Date.now() + 10 * MINUTE,
  });
});

test('the issuer’s ID token fits its access token', async () => {
  const worker = await scene.signedIn(ORDERS);
  await fetchKeys(worker);
  const tokens = (await stored()).sessions[ORDERS]?.tokens;
  const text = tokens?.idToken ?? '';
  const input = { text, reading: readToken(text), keys: (await factsNow())?.keys };
  const { signature, fitsAccessToken } = await checkToken({
    ...input,
    accessToken: tokens?.accessToken,
  });
  expect(signature.kind).toBe('verified');
  expect(fitsAccessToken).not.toBe(false);
});

test('what is fresh is not fetched again, and what is not any more is, its metadata excepted', async () => {
  const worker = await scene.knowing(scene.draft(ORDERS));
  await fetchKeys(worker);
  pass(10 * MINUTE - 1);
  await fetchKeys(worker);
  expect(asked()).toEqual([METADATA, KEYS]);
  pass(1);
  await fetchKeys(worker);
  expect(asked()).toEqual([METADATA, KEYS, KEYS]);
  pass(24 * 60 * MINUTE);
  await fetchKeys(worker);
  expect(asked()).toEqual([METADATA, KEYS, KEYS, METADATA, KEYS]);
});

test('an issuer says how long its keys are good', async () => {
  scene.demo.issuer.intercept = (request, response) => {
    if (request.url !== KEYS) return false;
    const headers = { 'cache-control': 'max-age=3600' };
    json({ keys: [] }, 200, headers)(response, undefined as never);
    return true;
  };
  const worker = await scene.knowing(scene.draft(ORDERS));
  await fetchKeys(worker);
  expect((await factsNow())?.freshUntil).toBe(Date.now() + 60 * MINUTE);
});

test('a clock that was put back makes nothing fresh for ever', async () => {
  const worker = await scene.knowing(scene.draft(ORDERS));
  await fetchKeys(worker);
  pass(-24 * 60 * MINUTE);
  await fetchKeys(worker, 'another');
  expect((await factsNow())?.fetchedAt).toBe(Date.now());
  expect(asked()).toEqual([METADATA, KEYS, METADATA, KEYS]);
});

test('after a rotation the new key is fetched at once, when a token names it', async () => {
  const worker = await scene.signedIn(ORDERS);
  await fetchKeys(worker);
  await scene.demo.issuer.rotateKeys();
  await worker.send('refresh', { id: ORDERS });
  const token = (await tokenOf(ORDERS)) ?? '';
  expect(await checkOf(token)).toBe('unknown_key');
  await fetchKeys(worker, keyIdOf(token));
  expect(await checkOf(token)).toBe('verified');
  expect((await factsNow())?.keys).toHaveLength(1);
});

test('a key that is there is not asked for again', async () => {
  const worker = await scene.signedIn(ORDERS);
  await fetchKeys(worker);
  pass(2 * MINUTE);
  await fetchKeys(worker, keyIdOf((await tokenOf(ORDERS)) ?? ''));
  expect(asked()).toEqual([METADATA, KEYS]);
});

test('names of keys that the issuer does not have make it no work: one request a minute', async () => {
  const worker = await scene.knowing(scene.draft(ORDERS));
  await fetchKeys(worker, 'a');
  for (const keyId of ['a', 'b', 'c']) await fetchKeys(worker, keyId);
  pass(MINUTE - 1);
  await fetchKeys(worker, 'd');
  expect(asked()).toEqual([METADATA, KEYS]);
  pass(1);
  for (const keyId of ['a', 'b', 'c']) await fetchKeys(worker, keyId);
  expect(asked()).toEqual([METADATA, KEYS, KEYS]);
});

test('nor does a new worker forget that it was asked', async () => {
  await fetchKeys(await scene.knowing(scene.draft(ORDERS)), 'a');
  await fetchKeys(await scene.knowing(), 'b');
  expect(asked()).toEqual([METADATA, KEYS]);
});

test('many who ask at once are answered by one request', async () => {
  const worker = await scene.knowing(scene.draft(ORDERS), scene.draft(REPORTS));
  const all = [ORDERS, REPORTS].map((id) => worker.send('fetchKeys', { id, keyId: `of ${id}` }));
  await Promise.all([...all, fetchKeys(worker)]);
  expect(asked()).toEqual([METADATA, KEYS]);
});

test('nothing that a token names is ever fetched', async () => {
  const worker = await scene.signedIn(ORDERS);
  const { fetch } = globalThis;
  const urls: string[] = [];
  vi.stubGlobal('fetch', (url: string, request: RequestInit) => {
    urls.push(url);
    return fetch(url, request);
  });
  await fetchKeys(worker, 'https://evil.test/jwks.json');
  const { url } = scene.demo.issuer;
  expect(urls).toEqual([`${url}${METADATA}`, `${url}${KEYS}`]);
});

test('what is known of an issuer goes with its last app', async () => {
  const worker = await scene.knowing(scene.draft(ORDERS), scene.draft(REPORTS));
  await fetchKeys(worker);
  await worker.send('deleteApp', { id: REPORTS });
  await worker.send('deleteApp', { id: ORDERS });
  await worker.send('undoDelete', {});
  expect(await factsNow()).toBeDefined();
  await worker.send('deleteApp', { id: ORDERS });
  await worker.send('dismissUndo', {});
  expect(await factsNow()).toBeUndefined();
});

test('an app without an issuer, and one that is not there, ask nobody', async () => {
  const worker = await scene.knowing(scene.draft(ORDERS));
  const pasted = { ...scene.draft(ORDERS).app, grant: { kind: 'pasted' as const } };
  await worker.send('saveApp', { app: pasted });
  expect(await fetchKeys(worker)).toBeUndefined();
  expect(await worker.send('fetchKeys', { id: REPORTS })).toBeUndefined();
  expect(asked()).toEqual([]);
  expect((await stored()).issuers).toEqual({});
});

test('an issuer that publishes no metadata has no keys that can be found', async () => {
  const { app } = ordersVariant(scene.demo, ORDERS, { issuer: scene.demo.page.origin });
  const worker = await scene.knowing({ app });
  await fetchKeys(worker);
  expect((await stored()).issuers[scene.demo.page.origin]).toEqual({
    failure: failure('no_metadata'),
    fetchedAt: Date.now(),
    freshUntil: Date.now() + MINUTE,
  });
});
