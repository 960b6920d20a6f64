import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { refreshDueAt } from '../../src/core/session.ts';
import { authorizeAs } from '../support/demo-user.ts';
import {
  ORDERS,
  openScene,
  pass,
  REPORTS,
  secretsOf,
  sessionOf,
  tokenOf,
} from '../support/scene.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

describe('a sign-in that fails', () => {
  test.each([
    ['The user did not approve access.', 'cancelled'],
    ['User cancelled or denied access.', 'cancelled'],
    ['Authorization page could not be loaded.', 'page_failed'],
  ])('in the window, with “%s”: %s', async (message, code) => {
    const worker = await startWorker();
    await worker.send('saveApp', scene.draft(ORDERS));
    scene.chrome.authorize = () => Promise.reject(new Error(message));
    expect(await worker.send('signIn', { id: ORDERS })).toBeUndefined();
    expect(await sessionOf(ORDERS)).toEqual({
      kind: 'failed',
      failure: failure(code as 'cancelled'),
      at: Date.now(),
    });
    expect(scene.tokenRequests).toBe(0);
  });

  test('at the issuer, where the user said no', async () => {
    const worker = await startWorker();
    await worker.send('saveApp', scene.draft(ORDERS));
    scene.chrome.authorize = authorizeAs('cancel');
    await worker.send('signIn', { id: ORDERS });
    expect(await sessionOf(ORDERS)).toMatchObject({ failure: { code: 'cancelled' } });
  });

  test('leaves a live token, and its renewal, as they were', async () => {
    const worker = await scene.signedIn(ORDERS);
    const before = await stored();
    scene.chrome.authorize = authorizeAs('cancel');
    await worker.send('signIn', { id: ORDERS });
    const session = await sessionOf(ORDERS);
    expect(session?.tokens).toEqual(before.sessions[ORDERS]?.tokens);
    expect((await stored()).vault).toEqual(before.vault);
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${session?.tokens?.accessToken}`]);
    const due = session?.tokens && refreshDueAt(session.tokens);
    pass((due ?? 0) - Date.now());
    await worker.alarm();
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
    expect(await tokenOf(ORDERS)).not.toBe(session?.tokens?.accessToken);
  });

  test('for want of a secret asks nobody', async () => {
    const worker = await startWorker();
    await worker.send('saveApp', { app: scene.draft(REPORTS).app });
    await worker.send('signIn', { id: REPORTS });
    expect(await sessionOf(REPORTS)).toEqual({
      kind: 'failed',
      failure: failure('secret_missing'),
      at: Date.now(),
    });
    expect(scene.tokenRequests).toBe(0);
  });
});

test('a sign-in of someone else takes the place of the first', async () => {
  const worker = await scene.signedIn(ORDERS);
  scene.chrome.authorize = authorizeAs('bob');
  await worker.send('signIn', { id: ORDERS });
  expect(await sessionOf(ORDERS)).toMatchObject({ tokens: { who: 'bob' } });
  expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(ORDERS)}`]);
});

test('sign-out forgets the tokens, and keeps the secret of the client', async () => {
  const worker = await scene.signedIn(ORDERS, REPORTS);
  await worker.send('signOut', { id: ORDERS });
  await worker.send('signOut', { id: REPORTS });
  expect((await stored()).sessions).toEqual({});
  expect(scene.chrome.rules.installed).toEqual([]);
  expect(await secretsOf(ORDERS)).toEqual({});
  expect(await secretsOf(REPORTS)).toEqual({ clientSecret: 'reports-job-secret' });
});

test('an app that is not there cannot be signed in', async () => {
  const worker = await startWorker();
  await worker.send('signIn', { id: ORDERS });
  expect((await stored()).sessions).toEqual({});
});
