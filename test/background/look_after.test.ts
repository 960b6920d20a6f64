import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import type { AppId } from '../../src/core/app-id.ts';
import { failure } from '../../src/core/failure.ts';
import { ORDERS, openScene, pass, REPORTS, secretsOf, sessionOf } from '../support/scene.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

/** An attempt that stands in the store, and that nobody makes. */
async function orphan(id: AppId, withTokens = true) {
  const { sessions } = await stored();
  const { tokens } = sessions[id] ?? {};
  const left = { kind: 'acquiring', since: 7, attempt: 0, ...(withTokens && { tokens }) };
  await fakeBrowser.storage.session.set({ 'sessions/1': { ...sessions, [id]: left } });
  return tokens;
}

describe('an attempt that this worker does not make', () => {
  test('is taken over at the next wake, its tokens with it', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    const tokens = await orphan(ORDERS);
    const other = await sessionOf(REPORTS);
    await worker.alarm();
    expect(await sessionOf(ORDERS)).toEqual({ kind: 'active', tokens });
    expect(await sessionOf(REPORTS)).toEqual(other);
  });

  test('is over where it had no tokens', async () => {
    const worker = await scene.signedIn(ORDERS);
    await orphan(ORDERS, false);
    await worker.alarm();
    expect(await sessionOf(ORDERS)).toEqual({
      kind: 'failed',
      failure: failure('interrupted'),
      at: Date.now(),
    });
  });

  test('is made again where the client can by itself', async () => {
    const worker = await scene.signedIn(REPORTS);
    await orphan(REPORTS, false);
    await worker.alarm();
    expect(await sessionOf(REPORTS)).toMatchObject({ kind: 'active' });
  });

  test('is taken over in the trash too', async () => {
    const worker = await scene.signedIn(ORDERS);
    const tokens = await orphan(ORDERS);
    await worker.send('deleteApp', { id: ORDERS });
    await worker.alarm();
    expect(await sessionOf(ORDERS)).toEqual({ kind: 'active', tokens });
    await worker.send('undoDelete', {});
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${tokens?.accessToken}`]);
  });

  test('is taken over in the trash by the next worker', async () => {
    const worker = await scene.signedIn(ORDERS);
    const tokens = await orphan(ORDERS);
    await worker.send('deleteApp', { id: ORDERS });
    worker.kill();
    const next = await startWorker();
    await next.send('undoDelete', {});
    expect(await sessionOf(ORDERS)).toEqual({ kind: 'active', tokens });
    expect(await secretsOf(ORDERS)).toHaveProperty('refreshToken');
  });
});

test('an attempt that this worker makes is left alone, however often it is woken', async () => {
  const worker = await scene.signedIn(ORDERS);
  const asked = scene.tokenRequests;
  const held = new Promise<() => void>((resolve) => {
    scene.demo.issuer.intercept = (_request, response) => {
      scene.demo.issuer.intercept = undefined;
      const answer = { access_token: 'late', token_type: 'Bearer', expires_in: 300 };
      resolve(() => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer));
      });
      return true;
    };
  });
  const done = worker.send('refresh', { id: ORDERS });
  const release = await held;
  for (let minute = 1; minute <= 3; minute += 1) {
    pass(60_000);
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'due', scheduledTime: Date.now() });
    await worker.send('setAttaching', { attaching: true });
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'acquiring' });
  }
  release();
  await done;
  expect(await sessionOf(ORDERS)).toMatchObject({ tokens: { accessToken: 'late' } });
  expect(scene.tokenRequests).toBe(asked + 1);
});
