import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import type { AppDraft } from '../../src/core/parse-app-form.ts';
import { forgetKey } from '../../src/platform/keys.ts';
import { dropped } from '../support/intercepts.ts';
import {
  assertionDraft,
  madeKeyDraft,
  OWN,
  passwordDraft,
  pastedKeyDraft,
  refreshTokenDraft,
} from '../support/own-grants.ts';
import { ORDERS, openScene, pass, secretsOf, sessionOf, tokenOf } from '../support/scene.ts';
import { startWorker } from '../support/worker.ts';

const scene = openScene();

const SECOND = 1000;

/** A refresh token that another program has got. */
async function foreignRefreshToken() {
  const worker = await scene.signedIn(ORDERS);
  const { refreshToken = '' } = (await secretsOf(ORDERS)) ?? {};
  await worker.send('deleteApp', { id: ORDERS });
  await worker.send('dismissUndo', {});
  worker.kill();
  return refreshToken;
}

/** In a browser that has been open for a while: as it starts, keys that no app names are forgotten. */
async function madeKey() {
  (await startWorker()).kill();
  return madeKeyDraft(scene);
}

const DRAFTS: Record<string, () => Promise<AppDraft>> = {
  'an assertion': () => assertionDraft(scene),
  'a password': () => passwordDraft(scene),
  'a refresh token': async () => refreshTokenDraft(scene, await foreignRefreshToken()),
  'a key that was pasted': () => pastedKeyDraft(scene),
  'a key that was made here': async () => (await madeKey()).draft,
};

const isAttached = async () =>
  expect(scene.chrome.rules.headers).toContain(`Bearer ${await tokenOf(OWN)}`);

describe.each(Object.entries(DRAFTS))('an app that has %s', (_what, draftOf) => {
  test('gets its token, and the next, without anybody', async () => {
    const worker = await scene.knowing(await draftOf());
    await worker.send('signIn', { id: OWN });
    expect(await sessionOf(OWN)).toMatchObject({ kind: 'active', tokens: { renewable: true } });
    await isAttached();
    const before = await tokenOf(OWN);
    pass(250 * SECOND);
    await worker.alarm();
    expect(await tokenOf(OWN)).not.toBe(before);
    await isAttached();
    expect(scene.chrome.own.opened).toEqual([]);
  });

  test('tries again by itself what fails and passes', async () => {
    const worker = await scene.knowing(await draftOf());
    scene.demo.issuer.intercept = dropped;
    await worker.send('signIn', { id: OWN });
    expect(await sessionOf(OWN)).toMatchObject({
      failure: { code: 'unreachable' },
      retry: { attempt: 1, at: Date.now() + 30 * SECOND },
    });
    scene.demo.issuer.intercept = undefined;
    pass(30 * SECOND);
    await worker.alarm();
    expect(await sessionOf(OWN)).toMatchObject({ kind: 'active' });
  });
});

const { 'a key that was made here': _kept, ...SECRETIVE } = DRAFTS;

describe.each(Object.entries(SECRETIVE))('an app that lacks %s', (_what, draftOf) => {
  test('says so, asks nobody, and does not try again', async () => {
    const { app } = await draftOf();
    const asked = scene.tokenRequests;
    const worker = await scene.knowing({ app });
    await worker.send('signIn', { id: OWN });
    expect(await sessionOf(OWN)).toEqual({
      kind: 'failed',
      failure: { code: 'secret_missing' },
      at: Date.now(),
    });
    expect(scene.tokenRequests).toBe(asked);
  });
});

test('an app whose key the browser has lost says so', async () => {
  const { name, draft } = await madeKey();
  await forgetKey(name);
  const worker = await scene.knowing(draft);
  await worker.send('signIn', { id: OWN });
  expect(await sessionOf(OWN)).toMatchObject({ failure: { code: 'key_unusable' } });
  expect(scene.tokenRequests).toBe(0);
});

test('a password that is refused is not a sign-in that has ended, and is kept', async () => {
  const { app } = await passwordDraft(scene);
  const worker = await scene.knowing({ app, password: 'wrong' });
  await worker.send('signIn', { id: OWN });
  const session = await sessionOf(OWN);
  expect(session).toMatchObject({ kind: 'failed', failure: { code: 'grant_refused' } });
  expect(session).not.toHaveProperty('retry');
  expect(await secretsOf(OWN)).toEqual({ password: 'wrong' });
});

test('where a refresh token is refused the password is still good', async () => {
  const worker = await scene.knowing(await passwordDraft(scene));
  await worker.send('signIn', { id: OWN });
  const before = await tokenOf(OWN);
  await fakeBrowser.storage.session.set({
    'vault/1': { [OWN]: { ...(await secretsOf(OWN)), refreshToken: 'gone' } },
  });
  await worker.send('refresh', { id: OWN });
  expect(await sessionOf(OWN)).toMatchObject({ kind: 'active' });
  expect(await tokenOf(OWN)).not.toBe(before);
});

test('a refresh token that is refused is gone', async () => {
  const worker = await scene.knowing(refreshTokenDraft(scene, 'unknown'));
  await worker.send('signIn', { id: OWN });
  expect(await sessionOf(OWN)).toMatchObject({ failure: { code: 'sign_in_ended' } });
  expect(await secretsOf(OWN)).toEqual({});
});

test('a refresh token is spent for the next one, which is kept', async () => {
  const first = await foreignRefreshToken();
  const worker = await scene.knowing(refreshTokenDraft(scene, first));
  await worker.send('signIn', { id: OWN });
  const { refreshToken } = (await secretsOf(OWN)) ?? {};
  expect(refreshToken).toBeTruthy();
  expect(refreshToken).not.toBe(first);
});
