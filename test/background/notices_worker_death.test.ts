import { expect, test } from 'vitest';
import { tokenAnswer } from '../support/intercepts.ts';
import { ORDERS, openScene, pass } from '../support/scene.ts';
import { startWorker } from '../support/worker.ts';

const scene = openScene();

/** A worker that dies with its nth call while a sign-in ends. Resolves with whether it came so far. */
async function dieAt(calls: number): Promise<boolean> {
  scene.reset();
  const worker = await scene.signedIn(ORDERS);
  scene.chrome.permissions.name('notifications');
  await worker.send('setPreferences', { notifies: true });
  scene.demo.issuer.intercept = tokenAnswer(400, { error: 'invalid_grant' });
  pass(3_600_000);
  worker.life.endAfter(calls);
  await Promise.race([worker.alarm(), worker.life.end]);
  return worker.life.isOver;
}

test('a worker that dies never takes a notice along, and at worst shows it anew in the same place', async () => {
  const times: number[] = [];
  for (let calls = 1; await dieAt(calls); calls += 1) {
    await startWorker();
    expect(scene.chrome.notifications.ids, `killed at call ${calls}`).toEqual([
      `sign_in ${ORDERS}`,
    ]);
    times.push(scene.chrome.notifications.cameUp.length);
  }
  expect(times.length).toBeGreaterThan(10);
  expect(Math.max(...times)).toBeLessThanOrEqual(2);
  // Only between showing it and noting so.
  expect(times.filter((count) => count === 2).length).toBeLessThanOrEqual(2);
});
