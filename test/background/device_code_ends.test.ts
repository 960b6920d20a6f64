import { describe, expect, test, vi } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import {
  beginDevice,
  confirmAs,
  deny,
  deviceDraft,
  expectSignedInByDevice,
  TV,
  wait,
} from '../support/by-device.ts';
import { tokenAnswer } from '../support/intercepts.ts';
import { openScene, pass, secretsOf, sessionOf } from '../support/scene.ts';
import { startWorker } from '../support/worker.ts';

const scene = openScene();

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const deviceCode = async () => {
  const { pending } = (await secretsOf(TV)) ?? {};
  return pending?.kind === 'device' ? pending.deviceCode : undefined;
};

const hasFailed = async (code: 'cancelled' | 'device_expired') => {
  const failed = { kind: 'failed', failure: failure(code), at: Date.now() };
  expect(await sessionOf(TV)).toEqual(failed);
  expect(await secretsOf(TV)).toEqual({});
};

describe('a sign-in by device code ends', () => {
  test('when the user refuses', async () => {
    const worker = await beginDevice(scene);
    await deny();
    await wait(worker, 5 * SECOND);
    await hasFailed('cancelled');
  });

  test('when the issuer says that it is too late', async () => {
    const worker = await beginDevice(scene);
    scene.demo.issuer.intercept = tokenAnswer(400, { error: 'expired_token' });
    await wait(worker, 5 * SECOND);
    await hasFailed('device_expired');
  });

  test('when it is too late, whoever is asked', async () => {
    const worker = await beginDevice(scene);
    scene.demo.issuer.intercept = tokenAnswer(400, { error: 'authorization_pending' });
    pass(10 * MINUTE - 1);
    await worker.alarm();
    expect(await deviceCode()).toBeTruthy();
    const asked = scene.tokenRequests;
    pass(1);
    await worker.alarm();
    await hasFailed('device_expired');
    expect(scene.tokenRequests).toBe(asked);
  });

  test('when it is called off: the answer to what was asked comes too late', async () => {
    const worker = await beginDevice(scene);
    await confirmAs('alice');
    await worker.send('cancelSignIn', { id: TV });
    expect(await sessionOf(TV)).toBeUndefined();
    expect(await secretsOf(TV)).toEqual({});
    await wait(worker, MINUTE);
    expect(scene.tokenRequests).toBe(0);
    expect(await sessionOf(TV)).toBeUndefined();
  });

  test('when the user signs out', async () => {
    const worker = await beginDevice(scene);
    await worker.send('signOut', { id: TV });
    expect(await sessionOf(TV)).toBeUndefined();
    expect(await secretsOf(TV)).toEqual({});
  });

  test('as it began where the issuer gives no code', async () => {
    const worker = await scene.knowing(deviceDraft(scene, { clientId: 'nobody' }));
    await worker.send('signIn', { id: TV });
    expect(await sessionOf(TV)).toMatchObject({ failure: { code: 'client_refused' } });
  });
});

describe('a worker that is killed', () => {
  test('between two questions leaves the next one to the next worker', async () => {
    const worker = await beginDevice(scene);
    await wait(worker, 5 * SECOND);
    worker.kill();
    await confirmAs('alice');
    pass(5 * SECOND);
    await startWorker();
    expect(scene.tokenRequests).toBe(2);
    await expectSignedInByDevice(scene);
  });

  test('over a question has it asked again', async () => {
    const worker = await beginDevice(scene);
    const asked = new Promise<void>((resolve) => {
      scene.demo.issuer.intercept = () => {
        resolve();
        return true;
      };
    });
    vi.advanceTimersByTime(5 * SECOND);
    await asked;
    worker.kill();
    scene.demo.issuer.intercept = undefined;
    await confirmAs('alice');
    await startWorker();
    await expectSignedInByDevice(scene);
  });

  test('until it is too late leaves nothing', async () => {
    (await beginDevice(scene)).kill();
    pass(10 * MINUTE);
    await startWorker();
    await hasFailed('device_expired');
    expect(scene.tokenRequests).toBe(0);
  });
});
