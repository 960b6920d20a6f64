import { expect, test } from 'vitest';
import { tokenAnswer } from '../support/intercepts.ts';
import { type FirstId, openScene, pass, sessionOf } from '../support/scene.ts';
import { ordersVariant } from '../support/variants.ts';

const APP = 'sends-id-tokens' as FirstId;
const scene = openScene();

const signedIn = async (changes: Parameters<typeof ordersVariant>[2] = {}) => {
  const worker = await scene.knowing(
    ordersVariant(scene.demo, APP, { send: 'id_token', ...changes }),
  );
  await worker.send('signIn', { id: APP });
  return worker;
};

const tokens = async () => (await sessionOf(APP))?.tokens;

test('an app may send its ID token, until that ends by its own word', async () => {
  await signedIn();
  const { idToken, expiresAt } = (await tokens()) ?? {};
  expect(scene.chrome.rules.headers).toEqual([`Bearer ${idToken}`]);
  // The demo's access tokens live five minutes, its ID tokens an hour.
  expect(expiresAt).toBe(Date.now() + 60 * 60_000);
});

test('a renewal that brings no ID token leaves the one of before', async () => {
  const worker = await signedIn();
  const { idToken } = (await tokens()) ?? {};
  scene.demo.issuer.intercept = tokenAnswer(200, { access_token: 'next', token_type: 'Bearer' });
  await worker.send('refresh', { id: APP });
  expect(await tokens()).toMatchObject({ accessToken: 'next', idToken });
  expect(scene.chrome.rules.headers).toEqual([`Bearer ${idToken}`]);
});

test('a renewal that brings one sends that', async () => {
  const worker = await signedIn({ scope: 'orders:read offline_access openid' });
  const { idToken } = (await tokens()) ?? {};
  pass(60_000);
  await worker.send('refresh', { id: APP });
  const next = (await tokens())?.idToken;
  expect(next).not.toBe(idToken);
  expect(scene.chrome.rules.headers).toEqual([`Bearer ${next}`]);
});

test('where none came nothing is sent in its place', async () => {
  await signedIn({ scope: 'orders:read' });
  expect(await sessionOf(APP)).toMatchObject({ failure: { code: 'no_id_token' } });
  expect(scene.chrome.rules.installed).toEqual([]);
});
