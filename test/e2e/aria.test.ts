import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scene } from '../support/scenes/scene.ts';
import { idOf, SCENES } from '../support/scenes/scenes.ts';
import { Studio } from '../support/scenes/studio.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open();
});
afterAll(() => studio.close());

/** One of each kind of view: what else there is differs from them by data. */
const VIEWS = [
  'popup-empty',
  'popup-states',
  'popup-open-whole',
  'popup-people',
  'popup-device-code',
  'popup-search',
  'popup-keys',
  'popup-copy-menu',
  'options-home-many',
  'options-app',
  'options-errors',
  'options-undo',
  'options-settings',
  'options-token',
  'panel-request',
];

const sceneOf = (id: string) => SCENES.find((scene) => idOf(scene) === id) as Scene;

describe('what a screen reader is told: names, roles, states and live regions', () => {
  // Accepted anew with: npx vitest run --project e2e test/e2e/aria.test.ts -u
  test.each(VIEWS)('%s', async (id) => {
    const page = await studio.show(sceneOf(id));
    const told = await page.locator('body').ariaSnapshot();
    await expect(`${told}\n`).toMatchFileSnapshot(`../aria/${id}.yml`);
  });
});

/** In a page: the live regions, and whether each was there before it has anything to say. */
const liveRegions = () =>
  [...document.querySelectorAll('[role="status"], [role="alert"], [role="log"], [aria-live]')].map(
    (region) => region.getAttribute('role') ?? region.getAttribute('aria-live'),
  );

test.each([
  ['popup-states', 'status'],
  ['popup-search', 'status'],
  ['options-app', 'status'],
  ['options-errors', 'status'],
  ['options-undo', 'status'],
  ['options-token-none', 'alert'],
  ['panel-log', 'status'],
])('%s says what happens in a live region: %s', async (id, role) => {
  const page = await studio.show(sceneOf(id));
  expect(await page.evaluate(liveRegions)).toContain(role);
});
