import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import { BROAD_PATTERNS } from '../../src/platform/permissions.ts';
import { openScene, pass } from '../support/scene.ts';
import { startWorker, stored, type Worker } from '../support/worker.ts';

const scene = openScene();

const MINUTE = 60_000;
const TAB = 7;

const ISSUER = 'https://login.example.com';

/** With all that binds a request to one sign-in, or names who signs in. */
const REQUEST = `${ISSUER}/authorize?client_id=shop&response_type=code&scope=openid%20orders&redirect_uri=https%3A%2F%2Fshop.example.com%2Fcb&audience=orders&code_challenge_method=S256&state=PRIVATE&nonce=PRIVATE&code_challenge=PRIVATE&login_hint=PRIVATE&id_token_hint=PRIVATE&request=PRIVATE&claims=PRIVATE&dpop_jkt=PRIVATE#PRIVATE`;

const broad = () => scene.chrome.permissions.origins.some((pattern) => pattern.includes('//*/'));

/** As the popup does it: what is asked of the user and of the worker begins with one click. */
async function watching(tab = TAB): Promise<Worker> {
  const worker = await startWorker();
  await worker.send('watchTab', { tab, keepsGrant: broad() });
  scene.chrome.permissions.grant(...BROAD_PATTERNS);
  await worker.idle();
  return worker;
}

async function go(worker: Worker, url: string, tab = TAB) {
  scene.chrome.navigations.go(tab, url);
  await worker.idle();
}

const watch = async () => (await stored()).watch;
const isWatching = async () => expect(await watch()).toMatchObject({ kind: 'watching', tab: TAB });

const close = async (worker: Worker, tab: number) => {
  await scene.chrome.own.remove(tab);
  await worker.idle();
};

const ENDS: Record<string, (worker: Worker) => Promise<unknown>> = {
  'after ten minutes': async (worker) => {
    pass(10 * MINUTE - 1);
    await worker.alarm();
    await isWatching();
    pass(1);
    await worker.alarm();
  },
  'when its tab is closed': async (worker) => {
    await close(worker, TAB + 1);
    await isWatching();
    await close(worker, TAB);
  },
  'when the user has seen enough': (worker) => worker.send('stopWatching', {}),
  'after ten minutes, where a request was seen': async (worker) => {
    await go(worker, REQUEST);
    await close(worker, TAB);
    expect(await watch()).toMatchObject({ kind: 'seen' });
    pass(10 * MINUTE);
    await worker.alarm();
  },
  'after ten minutes, though its worker was killed': async (worker) => {
    worker.kill();
    pass(10 * MINUTE);
    await (await startWorker()).alarm();
  },
};

describe.each(Object.entries(ENDS))('a watch ends %s', (_when, end) => {
  test('and what was granted for it is given back', async () => {
    const worker = await watching();
    expect(broad()).toBe(true);
    await end(worker);
    expect(await watch()).toBeNull();
    expect(broad()).toBe(false);
    expect((await stored()).granted).toEqual(scene.chrome.permissions.origins);
  });

  test('and what the user had granted before is kept', async () => {
    scene.chrome.permissions.origins = [...scene.patterns, ...BROAD_PATTERNS];
    const worker = await watching();
    const { origins } = scene.chrome.permissions;
    await end(worker);
    expect(await watch()).toBeNull();
    expect(scene.chrome.permissions.origins).toEqual(origins);
  });
});

test('a watch wakes the worker when it is to end, and only then', async () => {
  const worker = await watching();
  const { fakeBrowser } = await import('@webext-core/fake-browser');
  const [alarm] = await fakeBrowser.alarms.getAll();
  expect(alarm?.scheduledTime).toBe(Date.now() + 10 * MINUTE);
  await worker.send('stopWatching', {});
  expect(await fakeBrowser.alarms.getAll()).toEqual([]);
});

test('a watch that the user refused takes no permission along', async () => {
  const worker = await startWorker();
  const { origins } = scene.chrome.permissions;
  await worker.send('watchTab', { tab: TAB, keepsGrant: false });
  await worker.send('stopWatching', {});
  expect(await watch()).toBeNull();
  expect(origins.length).toBeGreaterThan(0);
  expect(scene.chrome.permissions.origins).toEqual(origins);
});

test('a permission that cannot be given back ends the watch all the same', async () => {
  const worker = await watching();
  scene.chrome.permissions.remove = () => Promise.reject(new Error('no browser'));
  await worker.send('stopWatching', {});
  expect(await watch()).toBeNull();
});

test('what was granted for a watch is given back although the browser was closed over it', async () => {
  const worker = await watching();
  expect(broad()).toBe(true);
  worker.kill();
  await fakeBrowser.storage.session.clear();
  const next = await startWorker();
  expect(broad()).toBe(false);
  expect((await stored()).settings.owesGrant).toBe(false);
  next.kill();
});
