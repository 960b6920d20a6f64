import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { send } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import type { RequestEntry } from '../../src/core/request-log.ts';
import { Lanyard, QUIET_MS } from '../support/lanyard.ts';
import { filesWith } from '../support/profile-search.ts';

const APP = 'demo-orders';

let lanyard: Lanyard;
let shop: Page;

async function begin() {
  const popup = await lanyard.popup();
  await popup.bringToFront();
  await lanyard.signIn(popup);
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
}

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await lanyard.describe();
  await begin();
});
afterAll(() => lanyard.close());
beforeEach(async () => {
  await send(lanyard.control, 'clearRequests', { id: APP });
});

const rest = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

const logs = (): Promise<Record<string, RequestEntry[]>> =>
  lanyard.control.evaluate(async () => {
    const all = await chrome.storage.session.get(null);
    return Object.fromEntries(
      Object.entries(all).filter(([key]) => key.startsWith('requests/')),
    ) as Record<string, never>;
  });

const log = async () => (await logs())[`requests/1/${APP}`] ?? [];

const logged = (length: number) => until(async () => (await log()).length === length);

const call = (url: string, init: RequestInit = {}) =>
  shop.evaluate(
    async ([address, how]) => {
      await fetch(address, how).catch(() => undefined);
    },
    [url, init] as const,
  );

const api = (path: string) => `${lanyard.demo.api.origin}${path}`;

test('a request that carried a token is there, without its query', async () => {
  const [tab] = await lanyard.control.evaluate(
    async (url) => chrome.tabs.query({ url }),
    `${lanyard.demo.page.origin}/*`,
  );
  await call(api('/orders/7?secret=hush'), { method: 'PUT' });
  await logged(1);
  const [entry] = await log();
  expect(entry).toMatchObject({
    method: 'PUT',
    url: api('/orders/7'),
    status: 200,
    type: 'xmlhttprequest',
    tab: tab?.id,
    identity: APP,
  });
  expect(Math.abs((entry?.at ?? 0) - Date.now())).toBeLessThan(60_000);
  expect(JSON.stringify(await logs())).not.toContain('hush');
});

test('why one was refused is there too, the newest first', async () => {
  await call(api('/orders'));
  await logged(1);
  await call(api('/orders/refund'));
  await logged(2);
  expect((await log())[0]).toMatchObject({
    status: 401,
    error: 'insufficient_user_authentication',
    description: 'This needs a second factor.',
  });
});

test('what carried none is not', async () => {
  const elsewhere = await lanyard.visit(lanyard.demo.api.origin);
  await elsewhere.evaluate((url) => fetch(url), api('/orders'));
  await elsewhere.close();
  await call(api('/reports/today'));
  await call(lanyard.demo.issuer.url);
  await call(`${lanyard.demo.page.origin}/blank`);
  await call(api('/orders'), { method: 'OPTIONS' });
  await call(api('/orders'));
  await logged(1);
  await rest(QUIET_MS);
  expect(Object.values(await logs()).flat()).toHaveLength(1);
});

test('a hundred are kept', async () => {
  await shop.evaluate(async (url) => {
    for (let count = 0; count < 110; count += 1) await fetch(`${url}/${count}`);
  }, api('/orders'));
  await until(async () => (await log())[0]?.url.endsWith('/109'));
  expect(await log()).toHaveLength(100);
  expect((await log()).at(-1)?.url).toBe(api('/orders/10'));
});

test('a worker that sleeps is woken by a request to the API alone, and the waking one is there', async () => {
  await lanyard.putWorkerToSleep();
  await call(lanyard.demo.issuer.url);
  await call(`${lanyard.demo.page.origin}/blank`);
  await rest(QUIET_MS);
  expect(await lanyard.isWorkerRunning()).toBe(false);
  await call(api('/orders/woken'));
  await logged(1);
  expect((await log())[0]).toMatchObject({ url: api('/orders/woken') });
});

test('none is lost or there twice, however often the worker sleeps', async () => {
  for (let count = 1; count <= 3; count += 1) {
    await lanyard.putWorkerToSleep();
    await shop.evaluate(
      (url) => Promise.all(Array.from({ length: 20 }, (_, index) => fetch(`${url}/${index}`))),
      api(`/orders/${count}`),
    );
    await logged(count * 20);
  }
  expect(new Set((await log()).map(({ url }) => url)).size).toBe(60);
});

test('while everything is paused nothing is logged, and nothing wakes the worker', async () => {
  await send(lanyard.control, 'setAttaching', { attaching: false });
  await lanyard.putWorkerToSleep();
  await call(api('/orders'));
  await rest(QUIET_MS);
  expect(await lanyard.isWorkerRunning()).toBe(false);
  await send(lanyard.control, 'setAttaching', { attaching: true });
  await call(api('/orders/again'));
  await logged(1);
});

test('it is cleared on demand', async () => {
  await call(api('/orders'));
  await logged(1);
  await send(lanyard.control, 'clearRequests', { id: APP });
  expect(await logs()).toEqual({});
});

test('it goes with its app', async () => {
  await call(api('/orders'));
  await logged(1);
  await send(lanyard.control, 'deleteApp', { id: APP });
  expect(await log()).toHaveLength(1);
  await send(lanyard.control, 'undoDelete', {});
  expect(await log()).toHaveLength(1);
  await send(lanyard.control, 'deleteApp', { id: APP });
  await send(lanyard.control, 'dismissUndo', {});
  await until(async () => Object.keys(await logs()).length === 0);
});

test('after the browser has closed there is none, on disk neither', async () => {
  await lanyard.context.clearCookies();
  await lanyard.describe();
  await begin();
  await call(api('/orders'));
  await logged(1);
  await lanyard.closeBrowser();
  // So that nothing found says something: what is on disk would be found.
  expect(await filesWith('Nightly reports', lanyard.profile)).not.toEqual([]);
  expect(await filesWith(`requests/1/${APP}`, lanyard.profile)).toEqual([]);
  await lanyard.startBrowser();
  expect(await logs()).toEqual({});
});
