import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoApps, demoOrigins } from '../../demo/apps.ts';
import { patternsOf, preapprove, send } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { Lanyard } from '../support/lanyard.ts';

let lanyard: Lanyard;
let popup: Page;
let shop: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open();
});
afterAll(() => lanyard.close());

const granted = () =>
  lanyard.control.evaluate(async () => (await chrome.permissions.getAll()).origins.toSorted());

const wanted = () => patternsOf(demoOrigins(lanyard.demo)).toSorted();

test('at install Lanyard asks for nothing', async () => {
  expect(await granted()).toEqual([]);
  const manifest = await readFile('dist/chrome/manifest.json', 'utf8');
  const asker = await lanyard.otherExtension();
  const warningsOf = (text: string) =>
    asker.evaluate((json) => chrome.management.getPermissionWarningsByManifest(json), text);
  expect(await warningsOf(manifest)).toEqual([]);
  const greedy = { ...JSON.parse(manifest), host_permissions: ['https://*/*'] };
  expect(await warningsOf(JSON.stringify(greedy))).not.toEqual([]);
});

test('a click on Sign in asks for exactly the origins that the app names', async () => {
  for (const app of demoApps(lanyard.demo)) await send(lanyard.control, 'saveApp', app);
  expect(await granted()).toEqual([]);
  await preapprove(lanyard.context, demoOrigins(lanyard.demo));
  popup = await lanyard.popup();
  const opened = lanyard.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Sign in: Orders API' }).click();
  await (await opened).getByRole('button', { name: 'Sign in as alice' }).click();
  await until(async () => (await lanyard.rules()).length === 1);
  expect(await granted()).toEqual(wanted());
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  await popup.bringToFront();
  expect(await lanyard.carried(shop)).toBe(`Bearer ${await lanyard.tokenOf('demo-orders')}`);
});

test.each([
  ['the API', () => lanyard.demo.api.origin],
  ['the calling page', () => lanyard.demo.page.origin],
])('revoking %s takes the rules away at once, and the popup repairs it', async (_name, origin) => {
  await lanyard.control.evaluate(
    (origins) => chrome.permissions.remove({ origins }),
    patternsOf([origin()]),
  );
  await until(async () => (await lanyard.rules()).length === 0);
  expect(await lanyard.carried(shop)).toBeUndefined();
  await popup.getByRole('button', { name: 'Allow: Orders API' }).click();
  await until(async () => (await lanyard.rules()).length === 1);
  expect(await lanyard.carried(shop)).toMatch(/^Bearer /);
});

test('a worker that is asleep is woken by a revoked permission and takes the rules away', async () => {
  await lanyard.stopWorker();
  await lanyard.control.evaluate(
    (origins) => chrome.permissions.remove({ origins }),
    patternsOf([lanyard.demo.api.origin]),
  );
  await until(async () => (await lanyard.rules()).length === 0);
  expect(await lanyard.carried(shop)).toBeUndefined();
});
