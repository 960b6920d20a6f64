import { describe, expect, test, vi } from 'vitest';
import { patternOf } from '../../src/core/host-permission.ts';
import { readRequests } from '../../src/platform/request-log.ts';
import { call } from '../support/api-calls.ts';
import { Life } from '../support/life.ts';
import { origin } from '../support/samples.ts';
import { ORDERS, openScene, pass, REPORTS } from '../support/scene.ts';
import { ordersVariant } from '../support/variants.ts';
import { startWorker, wakeWorker } from '../support/worker.ts';

const scene = openScene();

const EVERYTHING = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'];

const heard = () => scene.chrome.completions.heard;
const apiPattern = () => patternOf(origin(scene.demo.api.origin));

describe('what the worker hears of', () => {
  test('is anything at first, before it can know', async () => {
    await wakeWorker(new Life());
    expect(heard()).toEqual(EVERYTHING);
  });

  test('is nothing where no token is attached', async () => {
    const worker = await scene.knowing(scene.draft(ORDERS));
    expect(heard()).toEqual([]);
    await worker.send('signIn', { id: ORDERS });
    expect(heard()).toEqual([apiPattern()]);
  });

  test('is each API once', async () => {
    await scene.signedIn(ORDERS, REPORTS);
    expect(heard()).toEqual([apiPattern()]);
  });

  test('ends with the last token, and with every pause', async () => {
    const worker = await scene.signedIn(ORDERS);
    await worker.send('setAttaching', { attaching: false });
    expect(heard()).toEqual([]);
    await worker.send('setAttaching', { attaching: true });
    expect(heard()).toEqual([apiPattern()]);
    await worker.send('setAppEnabled', { id: ORDERS, enabled: false });
    expect(heard()).toEqual([]);
    await worker.send('setAppEnabled', { id: ORDERS, enabled: true });
    await worker.send('signOut', { id: ORDERS });
    expect(heard()).toEqual([]);
  });

  test('ends with a token that is over', async () => {
    const worker = await scene.signedIn(ORDERS);
    scene.demo.issuer.intercept = (_request, response) => {
      response.destroy();
      return true;
    };
    pass(300_000);
    await worker.alarm();
    expect(heard()).toEqual([]);
  });

  test('are WebSockets too, where the app has them', async () => {
    const draft = ordersVariant(scene.demo, ORDERS, { kinds: ['fetch', 'socket'] });
    const worker = await scene.knowing(draft);
    scene.chrome.permissions.grant(apiPattern().replace('http', 'ws'));
    await worker.send('signIn', { id: ORDERS });
    expect(heard()).toEqual([apiPattern(), apiPattern().replace('http', 'ws')]);
  });

  test('is the same for the next worker, once that knows', async () => {
    const worker = await scene.signedIn(ORDERS);
    worker.kill();
    await startWorker();
    expect(heard()).toEqual([apiPattern()]);
  });
});

describe('nothing is missed', () => {
  test('while one listener takes the place of another', async () => {
    const counts: number[] = [];
    const { completions } = scene.chrome;
    const { removeListener } = completions;
    const worker = await scene.signedIn(ORDERS);
    completions.removeListener = (listener) => {
      counts.push(completions.heard.filter((pattern) => pattern === apiPattern()).length);
      return removeListener(listener);
    };
    scene.chrome.permissions.grant('https://elsewhere.test:443/*');
    await worker.idle();
    expect(counts).toEqual([2]);
    expect(heard()).toEqual([apiPattern()]);
  });

  test('where the same is wanted as before the listener stays', async () => {
    const worker = await scene.signedIn(ORDERS);
    const add = vi.spyOn(scene.chrome.completions, 'addListener');
    await worker.send('refresh', { id: ORDERS });
    await worker.send('setTabPaused', { tab: 7, paused: true });
    expect(add).not.toHaveBeenCalled();
  });

  // A listener that was added while no site at all was granted stays deaf in Chromium.
  test('by a worker that began without any permission', async () => {
    scene.chrome.permissions.origins = [];
    const worker = await startWorker();
    await worker.send('saveApp', scene.draft(ORDERS));
    scene.chrome.permissions.grant(...scene.patterns);
    await worker.idle();
    await worker.send('signIn', { id: ORDERS });
    await call(scene, worker);
    vi.advanceTimersByTime(200);
    await worker.idle();
    expect(await readRequests(ORDERS)).toHaveLength(1);
  });

  test('of what woke the worker', async () => {
    const before = await scene.signedIn(ORDERS);
    before.kill();
    pass(3000);
    const worker = await wakeWorker(new Life());
    scene.chrome.completions.answer({
      url: `${scene.demo.api.origin}/orders`,
      initiator: scene.demo.page.origin,
    });
    await worker.idle();
    vi.advanceTimersByTime(200);
    await worker.idle();
    expect(await readRequests(ORDERS)).toHaveLength(1);
  });
});
