import { describe, expect, test } from 'vitest';
import type { HistoryEvent } from '../../src/core/history.ts';
import type { IdentityId } from '../../src/core/identity.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { answerAll, call, INVALID, refuse } from '../support/api-calls.ts';
import { authorizeAs } from '../support/demo-user.ts';
import { dropped } from '../support/intercepts.ts';
import { loopbackFetch } from '../support/loopback-fetch.ts';
import { type FirstId, ORDERS, openScene, pass, secretsOf, tokenOf } from '../support/scene.ts';
import { expectRefused, READER, readerSignedIn, stepUp, WRITING } from '../support/step-up.ts';
import { ALICE, aliceAndBob, BOB } from '../support/two-users.ts';
import { ordersVariant } from '../support/variants.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const historyOf = async (id: IdentityId) => (await stored()).histories[id];

const wordFor = (event: HistoryEvent) => (event.kind === 'obtained' ? event.occasion : event.kind);
const storyOf = async (id: IdentityId) => ((await historyOf(id))?.events ?? []).map(wordFor);

/** An app whose access tokens are opaque, so that their issuer can revoke them. */
const OPAQUE = 'opaque' as FirstId;

async function opaqueSignedIn() {
  const { url } = scene.demo.issuer;
  const endpoints = {
    introspectionEndpoint: `${url}/token/introspection`,
    revocationEndpoint: `${url}/token/revocation`,
  };
  const scope = 'openid profile offline_access';
  const draft = ordersVariant(scene.demo, OPAQUE, { scope, resources: '', ...endpoints });
  const worker = await scene.knowing(draft);
  await worker.send('signIn', { id: OPAQUE });
  return worker;
}

/** Somebody at the issuer takes a token back. */
const revokeThere = (token = '') =>
  loopbackFetch(`${scene.demo.issuer.url}/token/revocation`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: String(new URLSearchParams({ token, client_id: 'orders-web' })),
  });

test('the story of an identity, as it went at the issuer and at the API', async () => {
  const worker = await opaqueSignedIn();
  const given = new Set<string | undefined>();
  const note = async () => {
    given.add(await tokenOf(OPAQUE));
    given.add((await secretsOf(OPAQUE))?.refreshToken);
  };
  await note();
  pass(MINUTE);
  await worker.send('refresh', { id: OPAQUE });
  await note();
  // The API takes no opaque token, so there is one more renewal.
  await call(scene, worker);
  await note();
  scene.demo.issuer.intercept = dropped;
  pass(MINUTE);
  await worker.send('refresh', { id: OPAQUE });
  scene.demo.issuer.intercept = undefined;
  await worker.send('introspect', { id: OPAQUE });
  await revokeThere(await tokenOf(OPAQUE));
  pass(SECOND);
  await worker.send('introspect', { id: OPAQUE });
  await worker.send('signOut', { id: OPAQUE });
  expect(await storyOf(OPAQUE)).toEqual([
    'signed_out',
    'revoked',
    'failed',
    'renewal',
    'refused',
    'renewal',
    'sign_in',
  ]);
  expect((await historyOf(OPAQUE))?.events).toMatchObject([
    { at: Date.now() },
    { at: Date.now() },
    { failure: { code: 'unreachable' } },
    {},
    { status: 401, host: new URL(scene.demo.api.origin).host, error: 'invalid_token' },
    {},
    { until: expect.any(Number) },
  ]);
  const told = JSON.stringify((await stored()).histories);
  expect(given.size).toBe(6);
  for (const secret of given) expect(told).not.toContain(secret);
});

describe('the token before', () => {
  test('can be read, and not be sent', async () => {
    const worker = await scene.signedIn(ORDERS);
    const token = (await tokenOf(ORDERS)) ?? '';
    pass(MINUTE);
    await worker.send('refresh', { id: ORDERS });
    const former = (await historyOf(ORDERS))?.former;
    expect(former).toMatchObject({ scopes: ['orders:read', 'orders:write'] });
    expect(readToken(former?.readable ?? '')).toMatchObject({ claims: { sub: 'alice' } });
    expect(token).toContain(former?.readable);
    const { histories, sessions, vault } = await stored();
    const [signature = '', next = ''] = [token, sessions[ORDERS]?.tokens?.accessToken].map(
      (whole) => whole?.split('.').at(-1),
    );
    for (const secret of [signature, next, vault[ORDERS]?.refreshToken]) {
      expect(secret).toMatch(/^.{20,}$/);
      expect(JSON.stringify(histories)).not.toContain(secret);
    }
  });

  test('is not there for somebody else, whose story is their own', async () => {
    const worker = await scene.signedIn(ORDERS);
    pass(MINUTE);
    await worker.send('refresh', { id: ORDERS });
    await worker.send('signOut', { id: ORDERS });
    expect(await storyOf(ORDERS)).toEqual(['signed_out', 'renewal', 'sign_in']);
    scene.chrome.authorize = authorizeAs('bob');
    await worker.send('signIn', { id: ORDERS });
    expect(await storyOf(ORDERS)).toEqual(['sign_in']);
    expect(await historyOf(ORDERS)).not.toHaveProperty('former');
    expect(JSON.stringify(await historyOf(ORDERS))).not.toContain('alice');
  });
});

test('the words of an API do not tell the token that it was sent', async () => {
  const worker = await opaqueSignedIn();
  const token = (await tokenOf(OPAQUE)) ?? '';
  answerAll(scene, 403, `${INVALID}, error_description="I do not know ${token} at all"`);
  await call(scene, worker);
  expect((await historyOf(OPAQUE))?.events.find(({ kind }) => kind === 'refused')).toMatchObject({
    error: 'invalid_token',
    description: 'I do not know … at all',
  });
  const { histories, refusals } = await stored();
  expect(token).toMatch(/^.{20,}$/);
  expect(JSON.stringify([histories, refusals])).not.toContain(token);
});

test('a step up is told as one', async () => {
  const worker = await readerSignedIn(scene);
  await expectRefused(scene, worker, WRITING, 'insufficient_scope');
  await stepUp(scene, worker, READER);
  expect(await storyOf(READER)).toEqual(['step_up', 'refused', 'sign_in']);
});

test('what happens to one user is not told of the other', async () => {
  const worker = await aliceAndBob(scene);
  pass(MINUTE);
  await worker.send('refresh', { id: BOB });
  expect(await storyOf(ALICE)).toEqual(['sign_in']);
  expect(await storyOf(BOB)).toEqual(['renewal', 'sign_in']);
});

test('the story goes on with the next worker, and goes with its app', async () => {
  const worker = await scene.signedIn(ORDERS);
  const before = await historyOf(ORDERS);
  worker.kill();
  const next = await startWorker();
  expect(await historyOf(ORDERS)).toEqual(before);
  pass(MINUTE);
  refuse(scene, await tokenOf(ORDERS));
  await call(scene, next);
  expect(await storyOf(ORDERS)).toEqual(['renewal', 'refused', 'sign_in']);
  await next.send('deleteApp', { id: ORDERS });
  expect(await storyOf(ORDERS)).toHaveLength(3);
  await next.send('dismissUndo', {});
  expect((await stored()).histories).toEqual({});
});
