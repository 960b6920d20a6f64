import { describe, expect, test, vi } from 'vitest';
import type { Input } from '../../src/core/command.ts';
import { authorizeAs } from '../support/demo-user.ts';
import { ORDERS, openScene, pass, secretsOf, sessionOf, tokenOf } from '../support/scene.ts';
import { stored, type Worker } from '../support/worker.ts';

const scene = openScene();

const LATE = {
  access_token: 'late',
  token_type: 'Bearer',
  expires_in: 300,
  refresh_token: 'late-refresh',
};

/** The issuer lets a request wait. Resolves once it has one, with the way to answer it after all. */
function holdToken(): Promise<() => void> {
  return new Promise((resolve) => {
    scene.demo.issuer.intercept = (_request, response) => {
      scene.demo.issuer.intercept = undefined;
      resolve(() => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(LATE));
      });
      return true;
    };
  });
}

/** The user looks at the sign-in page, and does not choose yet. */
function holdWindow(): Promise<() => void> {
  return new Promise((resolve) => {
    scene.chrome.authorize = (url) =>
      new Promise((opened) => {
        scene.chrome.authorize = authorizeAs('alice');
        resolve(() => opened(authorizeAs('alice')(url)));
      });
  });
}

function otherGrant(): Input<'saveApp'> {
  const { app } = scene.draft(ORDERS);
  if (app.grant.kind === 'pasted') throw new Error('The demo has changed.');
  return {
    app: { ...app, grant: { ...app.grant, request: { scopes: ['openid'] } } } as typeof app,
  };
}

const INTERRUPTIONS: Record<string, (worker: Worker) => Promise<unknown>> = {
  'sign-out': (worker) => worker.send('signOut', { id: ORDERS }),
  'delete for good': async (worker) => {
    await worker.send('deleteApp', { id: ORDERS });
    await worker.send('dismissUndo', {});
  },
  'another grant': (worker) => worker.send('saveApp', otherGrant()),
};

describe.each(Object.entries(INTERRUPTIONS))('after %s', (_name, interrupt) => {
  test.each([
    ['refresh', holdToken],
    ['signIn', holdWindow],
  ] as const)('the late answer to %s is dropped', async (command, hold) => {
    const worker = await scene.signedIn(ORDERS);
    const held = hold();
    const done = worker.send(command, { id: ORDERS });
    const release = await held;
    await interrupt(worker);
    const before = await stored();
    release();
    await done;
    await worker.idle();
    expect(await stored()).toEqual(before);
    expect(await sessionOf(ORDERS)).toBeUndefined();
    expect(scene.chrome.rules.installed).toEqual([]);
    expect((await secretsOf(ORDERS))?.refreshToken).toBeUndefined();
  });
});

/** The issuer has answered, and the answer is on its way. */
function holdAnswer(): Promise<() => void> {
  const { fetch } = globalThis;
  return new Promise((resolve) => {
    vi.stubGlobal('fetch', async (url: string, request: RequestInit) => {
      const answer = await fetch(url, request);
      await new Promise<void>((release) => resolve(release));
      return answer;
    });
  });
}

describe('while an app is in the trash', () => {
  test('the late answer to a refresh is kept: undone, the app goes on with it', async () => {
    const worker = await scene.signedIn(ORDERS);
    const before = { token: await tokenOf(ORDERS), secrets: await secretsOf(ORDERS) };
    const { fetch } = globalThis;
    const held = holdAnswer();
    const done = worker.send('refresh', { id: ORDERS });
    const release = await held;
    vi.stubGlobal('fetch', fetch);
    await worker.send('deleteApp', { id: ORDERS });
    release();
    await done;
    expect(scene.chrome.rules.installed).toEqual([]);
    expect(await secretsOf(ORDERS)).not.toEqual(before.secrets);
    await worker.send('undoDelete', {});
    const second = await tokenOf(ORDERS);
    expect(second).not.toBe(before.token);
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${second}`]);
    await worker.send('refresh', { id: ORDERS });
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
    expect(await tokenOf(ORDERS)).not.toBe(second);
  });

  test('a sign-in that ends there is there when the app is back', async () => {
    const worker = await scene.signedIn(ORDERS);
    const held = holdWindow();
    const done = worker.send('signIn', { id: ORDERS });
    const release = await held;
    await worker.send('deleteApp', { id: ORDERS });
    await worker.send('undoDelete', {});
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'acquiring' });
    release();
    await done;
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  });
});

test('a sign-in that nobody waits for any more does not stand in the way of the next', async () => {
  const worker = await scene.signedIn(ORDERS);
  const held = holdWindow();
  void worker.send('signIn', { id: ORDERS });
  const release = await held;
  await worker.send('signOut', { id: ORDERS });
  pass(1);
  await worker.send('signIn', { id: ORDERS });
  const signedIn = await sessionOf(ORDERS);
  expect(signedIn).toMatchObject({ kind: 'active' });
  release();
  await worker.idle();
  expect(await sessionOf(ORDERS)).toEqual(signedIn);
});

test('the late answer to one sign-in is not taken for that to the next', async () => {
  const worker = await scene.signedIn(ORDERS);
  const first = holdWindow();
  void worker.send('signIn', { id: ORDERS });
  const releaseFirst = await first;
  await worker.send('signOut', { id: ORDERS });
  pass(1);
  const second = holdWindow();
  const done = worker.send('signIn', { id: ORDERS });
  const releaseSecond = await second;
  scene.demo.issuer.requests.length = 0;
  releaseFirst();
  while (scene.tokenRequests === 0 || worker.life.underWay > 1) await worker.turn();
  await worker.send('setAttaching', { attaching: true });
  expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'acquiring' });
  expect(await secretsOf(ORDERS)).toEqual({});
  releaseSecond();
  await done;
  expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
});

test('a change of name alone lets the answer in', async () => {
  const worker = await scene.signedIn(ORDERS);
  const held = holdToken();
  const done = worker.send('refresh', { id: ORDERS });
  const release = await held;
  await worker.send('saveApp', { app: { ...scene.draft(ORDERS).app, name: 'Another name' } });
  release();
  await done;
  expect(await sessionOf(ORDERS)).toMatchObject({ tokens: { accessToken: 'late' } });
  expect(await secretsOf(ORDERS)).toEqual({ refreshToken: 'late-refresh' });
});
