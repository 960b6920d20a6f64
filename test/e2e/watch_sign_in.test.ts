import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoOrigins } from '../../demo/apps.ts';
import { preapproveAll, send, setUp } from '../../demo/browser.ts';
import { listen } from '../../demo/loopback-server.ts';
import { until } from '../../demo/until.ts';
import { startWebApp, type WebApp } from '../../demo/web-app.ts';
import { Lanyard } from '../support/lanyard.ts';

const EVERY_SITE = ['https://*/*', 'http://*/*'];

let lanyard: Lanyard;
let webApp: WebApp;
let tab: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  webApp = startWebApp({ server: await listen('app', 0), issuerUrl: lanyard.demo.issuer.url });
  await lanyard.demo.issuer.register(webApp.client);
  await setUp(lanyard.context, [], demoOrigins(lanyard.demo));
  await preapproveAll(lanyard.context);
  tab = await lanyard.visit(webApp.origin);
});
afterAll(async () => {
  await lanyard.close();
  await webApp.close();
});

const granted = () =>
  lanyard.control.evaluate(async () => (await chrome.permissions.getAll()).origins);

async function watch() {
  const id = await lanyard.control.evaluate(async (url) => {
    const [found] = await chrome.tabs.query({ url: `${url}/*` });
    return found?.id;
  }, webApp.origin);
  await send(lanyard.control, 'watchTab', { tab: id, keepsGrant: false });
}

const grantAll = () =>
  lanyard.control.evaluate((origins) => chrome.permissions.request({ origins }), EVERY_SITE);

test('the request that goes by in the watched tab leads to a form that it fills in', async () => {
  await grantAll();
  await watch();
  const elsewhere = await lanyard.visit(webApp.origin);
  await elsewhere.getByRole('link', { name: 'Sign in' }).click();
  await elsewhere.getByRole('button', { name: 'Sign in as bob' }).waitFor();
  await elsewhere.close();
  const opened = lanyard.context.waitForEvent('page');
  await tab.getByRole('link', { name: 'Sign in' }).click();
  const form = await opened;
  expect(form.url()).toContain('/options/index.html#/new?seen');
  await form.getByLabel('Client ID').waitFor();
  expect(await form.getByLabel('Client ID').inputValue()).toBe('web-app');
  await form.close();
});

test('what is kept of it binds to nothing, and the sign-in itself goes on untouched', async () => {
  const { watch: seen } = await lanyard.control.evaluate(async () => {
    const { 'watch/1': watch } = await chrome.storage.session.get('watch/1');
    return { watch: JSON.stringify(watch) };
  });
  expect(seen).toContain('client_id=web-app');
  expect(seen).not.toMatch(/state=|nonce=|code_challenge=/);
  await tab.getByRole('button', { name: 'Sign in as alice' }).click();
  await tab.getByText('Back at the web app').waitFor();
  expect(webApp.hits).toHaveLength(1);
});

test('when the watch ends by itself the permission for it is given back', async () => {
  await send(lanyard.control, 'stopWatching', {});
  await until(async () => !(await granted()).some((pattern) => EVERY_SITE.includes(pattern)));
  await tab.goto(webApp.origin);
  await grantAll();
  await watch();
  await tab.close();
  await until(async () => !(await granted()).some((pattern) => EVERY_SITE.includes(pattern)));
});
