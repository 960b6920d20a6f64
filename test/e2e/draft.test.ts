import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoApps, demoOrigins } from '../../demo/apps.ts';
import { setUp } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { Lanyard } from '../support/lanyard.ts';

const APP = '#/app/demo-orders';
const BACK = 'Your unsaved changes are back.';

let lanyard: Lanyard;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await setUp(lanyard.context, demoApps(lanyard.demo), demoOrigins(lanyard.demo));
});
afterAll(() => lanyard.close());

const name = (page: Page) => page.getByLabel('Name', { exact: true });

const kept = () =>
  lanyard.control.evaluate(async () => {
    const { 'drafts/1': drafts = {} } = await chrome.storage.session.get('drafts/1');
    return drafts as Record<string, { name: string }>;
  });

/** Typed, and the page is gone in the same moment. */
async function typeAndClose(hash: string, text: string) {
  const page = await lanyard.options(hash);
  await name(page).fill(text);
  await page.close({ runBeforeUnload: false });
}

test.each([
  [APP, 'demo-orders'],
  ['#/new', 'new'],
])('what was typed at %s is there again, though its page was closed', async (hash, id) => {
  const page = await lanyard.options(hash);
  await name(page).fill('Half a na');
  await until(async () => (await kept())[id]?.name === 'Half a na');
  await page.close();
  const again = await lanyard.options(hash);
  await again.getByText(BACK).waitFor();
  expect(await name(again).inputValue()).toBe('Half a na');
  await again.close();
});

test('the last letters are not lost', async () => {
  await typeAndClose(APP, 'Half a name');
  await until(async () => (await kept())['demo-orders']?.name === 'Half a name');
});

test('it outlives the worker', async () => {
  await lanyard.stopWorker();
  const page = await lanyard.options(APP);
  expect(await name(page).inputValue()).toBe('Half a name');
  await page.close();
});

test('it is on no disk', async () => {
  const disk = await lanyard.control.evaluate(() => chrome.storage.local.get(null));
  expect(JSON.stringify(disk)).not.toContain('Half a na');
});

test('the browser asks nothing once it is kept', async () => {
  const page = await lanyard.options(APP);
  await name(page).press('End');
  await name(page).pressSequentially('!');
  await until(async () => (await kept())['demo-orders']?.name === 'Half a name!');
  let hasAsked = false;
  page.on('dialog', (dialog) => {
    hasAsked = true;
    void dialog.accept();
  });
  await page.close({ runBeforeUnload: true });
  await until(() => page.isClosed());
  expect(hasAsked).toBe(false);
});

test('it can be discarded, and is gone when it is saved', async () => {
  const page = await lanyard.options(APP);
  await page.getByRole('button', { name: 'Discard them' }).click();
  expect(await name(page).inputValue()).toBe('Orders API');
  await until(async () => !('demo-orders' in (await kept())));
  await name(page).fill('Orders');
  await until(async () => 'demo-orders' in (await kept()));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await until(async () => !('demo-orders' in (await kept())));
  await page.close();
});
