import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compare } from '../support/scenes/compare.ts';
import type { Scene } from '../support/scenes/scene.ts';
import { idOf, SCENES } from '../support/scenes/scenes.ts';
import { Studio } from '../support/scenes/studio.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open();
});
afterAll(() => studio.close());

/** A scene in the few colours that a user has chosen for everything (CSS Color Adjustment 1 §3). */
async function forced(id: string): Promise<Page> {
  const page = await studio.show(SCENES.find((scene) => idOf(scene) === id) as Scene);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  return page;
}

const picture = (what: Locator) => what.screenshot({ animations: 'disabled' });

/** How much two things of one size look different, in pixels. */
const difference = async (one: Locator, other: Locator) =>
  compare(await picture(one), await picture(other)).count;

const SEEN = 20;

test('a switch that is on looks different from one that is off', async () => {
  const page = await forced('popup-states');
  const switches = page.getByRole('switch');
  const name = (text: string) => studio.say('attach_app', text);
  const on = switches.and(page.getByRole('switch', { name: name('Orders API') }));
  const off = switches.and(page.getByRole('switch', { name: name('Staging gateway') }));
  expect(await difference(on, off)).toBeGreaterThan(SEEN);
});

test('rows in different states look different at their ring', async () => {
  const page = await forced('popup-states');
  const ring = (name: string) =>
    page.locator(`section:has-text("${name}") button[aria-expanded] > :first-child`).first();
  const [live, expired, busy] = ['Orders API', 'Old partner token', 'Warehouse'].map(ring);
  if (!live || !expired || !busy) throw new Error('Three rows are there.');
  expect(await difference(live, expired)).toBeGreaterThan(SEEN);
  expect(await difference(expired, busy)).toBeGreaterThan(SEEN);
});

test('the tab that is selected looks different from the others', async () => {
  const page = await forced('popup-open');
  const tab = page.getByRole('tab', { name: studio.say('token_id') });
  const before = await picture(tab);
  await tab.focus();
  await tab.press('Home');
  await page.getByRole('tab').first().press('ArrowRight');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  expect(compare(before, await picture(tab)).count).toBeGreaterThan(SEEN);
});

test.each(['popup-states', 'options-app', 'panel-log'])(
  'what has the focus is outlined in %s',
  async (id) => {
    const page = await forced(id);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
      return [outlineStyle, Number.parseFloat(outlineWidth)] as const;
    });
    expect(outline[0]).not.toBe('none');
    expect(outline[1]).toBeGreaterThanOrEqual(2);
  },
);

test('buttons and fields have an edge', async () => {
  const page = await forced('options-app');
  const edges = await page.evaluate(() =>
    [...document.querySelectorAll('main button:not([role]), main input[type="text"]')]
      .filter((one) => one.checkVisibility() && one.textContent?.trim() !== '')
      .map((one) => Number.parseFloat(getComputedStyle(one).borderTopWidth)),
  );
  expect(edges.length).toBeGreaterThan(3);
  expect(edges.filter((edge) => edge < 1)).toEqual([]);
});
