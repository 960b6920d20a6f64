import { fakeBrowser } from '@webext-core/fake-browser';
import { expect, test, vi } from 'vitest';
import { NOON } from '../support/grants.ts';
import { ORDERS, openScene, pass, REPORTS, tokenOf } from '../support/scene.ts';
import { startWorker } from '../support/worker.ts';

const scene = openScene();

const SECOND = 1000;

/** When the alarms go off, in seconds after noon. */
const alarms = async () =>
  (await fakeBrowser.alarms.getAll()).map(({ scheduledTime }) => (scheduledTime - NOON) / SECOND);

test('without apps there is none', async () => {
  await startWorker();
  expect(await alarms()).toEqual([]);
});

test('without a session there is none', async () => {
  const worker = await startWorker();
  await worker.send('saveApp', scene.draft(ORDERS));
  expect(await alarms()).toEqual([]);
});

test('there is one, for the renewal that comes first', async () => {
  const worker = await scene.signedIn(ORDERS);
  scene.demo.issuer.accessTokenSeconds = 100;
  await worker.send('saveApp', scene.draft(REPORTS));
  await worker.send('signIn', { id: REPORTS });
  expect(await alarms()).toEqual([50]);
  await worker.send('deleteApp', { id: REPORTS });
  await worker.send('dismissUndo', {});
  expect(await alarms()).toEqual([240]);
});

test('an app that is switched off does not wake the worker', async () => {
  const worker = await scene.signedIn(ORDERS);
  await worker.send('setAppEnabled', { id: ORDERS, enabled: false });
  expect(await alarms()).toEqual([]);
});

test('a failed renewal is for its next attempt, or for the end of its token', async () => {
  const worker = await scene.signedIn(ORDERS);
  scene.demo.issuer.intercept = (_request, response) => {
    response.writeHead(503).end();
    return true;
  };
  pass(240 * SECOND);
  await worker.alarm();
  expect(await alarms()).toEqual([270]);
  pass(30 * SECOND);
  await worker.alarm();
  expect(await alarms()).toEqual([295]);
});

test('a deleted app is for the end of its five minutes', async () => {
  const worker = await startWorker();
  await worker.send('saveApp', scene.draft(ORDERS));
  await worker.send('deleteApp', { id: ORDERS });
  expect(await alarms()).toEqual([300]);
});

/** The issuer lets every request wait for ever. */
function hold(): Promise<void> {
  return new Promise((resolve) => {
    scene.demo.issuer.intercept = () => {
      resolve();
      return true;
    };
  });
}

test('while an app is acquiring there is one in a minute, though its worker dies', async () => {
  const worker = await scene.signedIn(ORDERS);
  const held = hold();
  void worker.send('refresh', { id: ORDERS });
  await held;
  expect(await alarms()).toEqual([60]);
  worker.kill();
  scene.demo.issuer.intercept = undefined;
  expect(await alarms()).toEqual([60]);
});

test('what is due and cannot begin is tried again in a second', async () => {
  const worker = await scene.signedIn(ORDERS);
  const token = await tokenOf(ORDERS);
  const set = vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('QUOTA'));
  pass(250 * SECOND);
  await worker.alarm();
  expect(await alarms()).toEqual([251]);
  set.mockRestore();
  vi.advanceTimersByTime(SECOND);
  await worker.idle();
  expect(await tokenOf(ORDERS)).not.toBe(token);
});

test('a badge that counts down is for its next figure', async () => {
  scene.chrome.tabs = [{ id: 1, url: `${scene.demo.page.origin}/` }];
  await scene.signedIn(ORDERS);
  expect(await alarms()).toEqual([0.001]);
});
