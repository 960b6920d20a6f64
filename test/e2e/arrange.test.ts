import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoApps } from '../../demo/apps.ts';
import { until } from '../../demo/until.ts';
import type { AppDraft } from '../../src/core/parse-app-form.ts';
import { Lanyard } from '../support/lanyard.ts';

let lanyard: Lanyard;
let page: Page;

const NAMES = ['Alpha', 'Beta', 'Gamma'];

const drafts = (): AppDraft[] => {
  const [draft] = demoApps(lanyard.demo);
  if (!draft) throw new Error('The demo has no app.');
  return NAMES.map((name) => {
    const id = name.toLowerCase() as AppDraft['app']['id'];
    return { ...draft, app: { ...draft.app, id, name } };
  });
};

const list = () => page.getByRole('navigation', { name: 'Apps' });
const names = () => list().locator('b').allTextContents();
const link = (name: string) => list().getByRole('link', { name });

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await lanyard.describe(drafts());
  page = await lanyard.options('#/');
  await link('Gamma').waitFor();
});
afterAll(() => lanyard.close());

test('an app that is dragged stands where it is dropped', async () => {
  // Below the middle of what is there: after it.
  await link('Alpha').dragTo(link('Beta'), { targetPosition: { x: 40, y: 45 } });
  await until(async () => (await names()).join() === 'Beta,Alpha,Gamma');
});

test('keys move it too, and the focus goes with it', async () => {
  await link('Gamma').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await until(async () => (await names()).join() === 'Beta,Gamma,Alpha');
  await page.keyboard.press('Alt+ArrowUp');
  await until(async () => (await names()).join() === 'Gamma,Beta,Alpha');
  expect(await link('Gamma').evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await list().getByRole('status').allTextContents()).toContain('Gamma, 1 of 3');
});

test('the order outlives the browser', async () => {
  await lanyard.closeBrowser();
  await lanyard.startBrowser();
  page = await lanyard.options('#/');
  await link('Gamma').waitFor();
  expect(await names()).toEqual(['Gamma', 'Beta', 'Alpha']);
});
