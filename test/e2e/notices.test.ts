import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { tokenAnswer } from '../support/intercepts.ts';
import { Lanyard, QUIET_MS } from '../support/lanyard.ts';

const NOTICE = 'sign_in demo-orders';

let folder: string;
let lanyard: Lanyard;
let shop: Page;

/** No program can say yes to the browser's question, so this build has the permission from the start. */
async function permitted(): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-permitted-'));
  await cp('dist/chrome', folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.permissions.push('notifications');
  delete manifest.optional_permissions;
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

const shown = () =>
  lanyard.control.evaluate(async () => Object.keys(await chrome.notifications.getAll()));

/** In a window of its own, as the worker opens it. */
async function signInFirst() {
  const opened = lanyard.context.waitForEvent('page');
  const done = send(lanyard.control, 'signIn', { id: 'demo-orders' });
  await (await opened).getByRole('button', { name: 'Sign in as alice' }).click();
  await done;
  await shop.bringToFront();
}

/** The issuer knows alice by now, and asks her nothing. */
async function signIn() {
  await send(lanyard.control, 'signIn', { id: 'demo-orders' });
  await until(async () => (await lanyard.tokenOf('demo-orders')) !== undefined);
  await shop.bringToFront();
}

async function endSignIn() {
  lanyard.demo.issuer.intercept = tokenAnswer(400, { error: 'invalid_grant' });
  await send(lanyard.control, 'refresh', { id: 'demo-orders' });
  lanyard.demo.issuer.intercept = undefined;
  expect(await lanyard.tokenOf('demo-orders')).toBeUndefined();
}

beforeAll(async () => {
  lanyard = await Lanyard.open({ extension: await permitted() });
  await lanyard.describe();
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
});
afterAll(async () => {
  await lanyard.close();
  await rm(folder, { recursive: true });
});

test('nobody is notified who has not asked for it', async () => {
  await signInFirst();
  await endSignIn();
  await setTimeout(QUIET_MS);
  expect(await shown()).toEqual([]);
});

test('who asks for it is told once of what is new, by a worker that was asleep too', async () => {
  await signIn();
  const settings = await lanyard.options('#/settings');
  await settings.getByRole('checkbox', { name: /^Notify me/ }).click();
  await settings.getByText('Saved').first().waitFor();
  await settings.close();
  await shop.bringToFront();
  await lanyard.putWorkerToSleep();
  expect(await shown()).toEqual([]);
  await endSignIn();
  await until(async () => (await shown()).length > 0);
  expect(await shown()).toEqual([NOTICE]);
});

test('what was closed does not come again, and what is mended is told no longer', async () => {
  await lanyard.control.evaluate((id) => chrome.notifications.clear(id), NOTICE);
  await lanyard.stopWorker();
  await send(lanyard.control, 'setAttaching', { attaching: true });
  await setTimeout(QUIET_MS);
  expect(await shown()).toEqual([]);
  await signIn();
  await endSignIn();
  await until(async () => (await shown()).length > 0);
  await signIn();
  await until(async () => (await shown()).length === 0);
});

test('who has a page of ours before their eyes sees it there', async () => {
  const popup = await lanyard.popup();
  await popup.bringToFront();
  await endSignIn();
  await setTimeout(QUIET_MS);
  expect(await shown()).toEqual([]);
  await popup.close();
});
