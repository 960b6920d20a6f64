import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AppId } from '../../src/core/app-id.ts';
import { UNDO_TIME } from '../../src/core/due.ts';
import { readRequests, watchRequests } from '../../src/platform/request-log.ts';
import { type ApiCall, answerAll, call, callAtOnce } from '../support/api-calls.ts';
import { ORDERS, openScene, pass, REPORTS, tokenOf } from '../support/scene.ts';
import { ALICE, aliceAndBob, BOB } from '../support/two-users.ts';
import { startWorker, stored, type Worker } from '../support/worker.ts';

const scene = openScene();
afterEach(() => vi.restoreAllMocks());

/** The answers that have come are looked at. */
async function settle(worker: Worker) {
  vi.advanceTimersByTime(200);
  await worker.idle();
}

async function calls(worker: Worker, ...requests: readonly ApiCall[]) {
  for (const request of requests) await call(scene, worker, request);
  await settle(worker);
}

const pathsOf = async (app: AppId) =>
  (await readRequests(app)).map(({ url }) => new URL(url).pathname);

const keys = () => fakeBrowser.storage.session.get(null).then(Object.keys);
const logKeys = async () => (await keys()).filter((key) => key.startsWith('requests/'));

describe('a request that carried a token', () => {
  test('is in the log of its app', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    await calls(worker, { path: '/orders/7?secret=hush', tab: 7 });
    expect(await readRequests(ORDERS)).toEqual([
      {
        id: '1',
        at: Date.now() - 200,
        method: 'GET',
        url: `${scene.demo.api.origin}/orders/7`,
        status: 200,
        type: 'xmlhttprequest',
        tab: 7,
        identity: ORDERS,
      },
    ]);
    expect(await readRequests(REPORTS)).toEqual([]);
  });

  test('is in no other log', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    await calls(worker, { path: '/reports/today' }, { path: '/orders' });
    expect(await pathsOf(ORDERS)).toEqual(['/orders']);
    expect(await pathsOf(REPORTS)).toEqual(['/reports/today']);
  });

  test('says as whom it went', async () => {
    const worker = await aliceAndBob(scene);
    await worker.send('chooseInTab', { tab: 7, app: ORDERS, identity: ALICE });
    await calls(worker, { tab: 1 }, { tab: 7 });
    expect((await readRequests(ORDERS)).map(({ identity }) => identity)).toEqual([ALICE, BOB]);
  });

  test('says why it was refused, and holds no token', async () => {
    const worker = await scene.signedIn(ORDERS);
    const token = await tokenOf(ORDERS);
    answerAll(scene, 401, `error="invalid_request", error_description="not ${token}"`);
    await calls(worker, {});
    expect(await readRequests(ORDERS)).toMatchObject([
      { status: 401, error: 'invalid_request', description: 'not …' },
    ]);
  });

  test('from no tab names none', async () => {
    const worker = await scene.signedIn(ORDERS);
    await calls(worker, { tab: -1 });
    expect((await readRequests(ORDERS))[0]).not.toHaveProperty('tab');
  });
});

describe('what carried none is not', () => {
  test.each<[string, ApiCall]>([
    ['beside the API', { path: '/elsewhere' }],
    ['from another page', { from: 'http://api.localhost' }],
    ['a preflight', { method: 'OPTIONS' }],
  ])('%s', async (_what, request) => {
    const worker = await scene.signedIn(ORDERS);
    await calls(worker, request);
    expect(await logKeys()).toEqual([]);
  });

  test('in a tab that is paused, or as nobody', async () => {
    const worker = await scene.signedIn(ORDERS);
    await worker.send('setTabPaused', { tab: 7, paused: true });
    await worker.send('chooseInTab', { tab: 8, app: ORDERS, identity: null });
    await calls(worker, { tab: 7 }, { tab: 8 });
    expect(await logKeys()).toEqual([]);
  });

  test('where the browser refuses the rules', async () => {
    const worker = await scene.signedIn(ORDERS);
    scene.chrome.rules.refuses = () => true;
    await worker.send('refresh', { id: ORDERS });
    expect((await stored()).fault).toEqual({ code: 'rules_rejected' });
    await calls(worker, {});
    expect(await logKeys()).toEqual([]);
  });
});

describe('the log', () => {
  test('has the newest first, and no more than a hundred', async () => {
    const worker = await scene.signedIn(ORDERS);
    const many = Array.from({ length: 120 }, (_, index) => ({ path: `/orders/${index}` }));
    await callAtOnce(scene, worker, many);
    await settle(worker);
    const paths = await pathsOf(ORDERS);
    expect(paths).toHaveLength(100);
    expect([paths[0], paths.at(-1)]).toEqual(['/orders/119', '/orders/20']);
  });

  test('is written once for what comes together, and no rule follows', async () => {
    const worker = await scene.signedIn(ORDERS);
    const writes = vi.fn();
    watchRequests(ORDERS, writes);
    const { updates } = scene.chrome.rules;
    const { length } = updates;
    const set = vi.spyOn(fakeBrowser.storage.session, 'set');
    await callAtOnce(scene, worker, Array<ApiCall>(20).fill({}));
    await settle(worker);
    expect(writes).toHaveBeenCalledTimes(1);
    expect(set).toHaveBeenCalledTimes(1);
    expect(updates).toHaveLength(length);
  });

  test('is told to who watches it, and to nobody else', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    const [orders, reports] = [vi.fn(), vi.fn()];
    watchRequests(ORDERS, orders);
    watchRequests(REPORTS, reports);
    await calls(worker, {});
    expect(orders).toHaveBeenCalledWith([expect.objectContaining({ status: 200 })]);
    await worker.send('clearRequests', { id: ORDERS });
    expect(orders).toHaveBeenLastCalledWith([]);
    expect(reports).not.toHaveBeenCalled();
  });

  test('goes on with the next worker', async () => {
    const worker = await scene.signedIn(ORDERS);
    await calls(worker, { path: '/orders/1' });
    worker.kill();
    const next = await startWorker();
    await calls(next, { path: '/orders/2' });
    expect(await pathsOf(ORDERS)).toEqual(['/orders/2', '/orders/1']);
  });

  test('that is damaged loses what is damaged', async () => {
    const worker = await scene.signedIn(ORDERS);
    await calls(worker, { path: '/orders/1' });
    const [entry] = await readRequests(ORDERS);
    await fakeBrowser.storage.session.set({ [`requests/1/${ORDERS}`]: [{ id: 7 }, entry, null] });
    expect(await readRequests(ORDERS)).toEqual([entry]);
    await fakeBrowser.storage.session.set({ [`requests/1/${ORDERS}`]: 'damaged' });
    expect(await readRequests(ORDERS)).toEqual([]);
  });
});

describe('the log goes', () => {
  test('on demand, what came a moment ago included', async () => {
    const worker = await scene.signedIn(ORDERS);
    await calls(worker, {});
    await call(scene, worker);
    await worker.send('clearRequests', { id: ORDERS });
    await settle(worker);
    expect(await logKeys()).toEqual([]);
  });

  test('with its app, once that cannot be brought back', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    await calls(worker, {}, { path: '/reports' });
    await worker.send('deleteApp', { id: ORDERS });
    await worker.idle();
    expect(await pathsOf(ORDERS)).toEqual(['/orders']);
    pass(UNDO_TIME);
    await worker.alarm();
    expect(await logKeys()).toEqual([`requests/1/${REPORTS}`]);
  });

  test('with its app, where another is deleted after it', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    await calls(worker, {});
    await worker.send('deleteApp', { id: ORDERS });
    await worker.send('deleteApp', { id: REPORTS });
    await worker.idle();
    expect(await logKeys()).toEqual([]);
  });

  test('with its app, however the worker ends that forgets it', async () => {
    const worker = await scene.signedIn(ORDERS);
    await calls(worker, {});
    await worker.send('deleteApp', { id: ORDERS });
    const { remove } = fakeBrowser.storage.session;
    vi.spyOn(fakeBrowser.storage.session, 'remove').mockReturnValue(new Promise(() => undefined));
    void worker.send('dismissUndo', {});
    for (let turns = 0; turns < 50; turns += 1) await worker.turn();
    worker.kill();
    vi.restoreAllMocks();
    expect(fakeBrowser.storage.session.remove).toBe(remove);
    expect(await logKeys()).toHaveLength(1);
    await startWorker();
    expect(await logKeys()).toEqual([]);
  });

  test('not where the app is brought back', async () => {
    const worker = await scene.signedIn(ORDERS);
    await calls(worker, {});
    await worker.send('deleteApp', { id: ORDERS });
    await worker.send('undoDelete', {});
    await worker.idle();
    expect(await pathsOf(ORDERS)).toEqual(['/orders']);
  });

  test('where there is no room for it, and nothing else breaks', async () => {
    const worker = await scene.signedIn(ORDERS);
    await calls(worker, {});
    const { set } = fakeBrowser.storage.session;
    vi.spyOn(fakeBrowser.storage.session, 'set').mockImplementation(async (items) => {
      const isLog = Object.keys(items).some((key) => key.startsWith('requests/'));
      if (isLog) throw new Error('QUOTA_BYTES');
      await set.call(fakeBrowser.storage.session, items);
    });
    answerAll(scene, 403, 'error="insufficient_scope"');
    await calls(worker, {});
    expect(await logKeys()).toEqual([]);
    expect((await stored()).refusals).toHaveProperty(ORDERS);
    expect((await call(scene, worker)).authorization).toBe(`Bearer ${await tokenOf(ORDERS)}`);
  });
});
