import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Scene, sizeOf, type Theme } from '../support/scenes/scene.ts';
import { idOf, SCENES } from '../support/scenes/scenes.ts';
import { Studio } from '../support/scenes/studio.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open();
});
afterAll(() => studio.close());

/**
 * WCAG 2.2 A and AA, and what axe holds for good practice beyond. A theme changes colours and nothing else, so that
 * in the second one those alone are looked at.
 */
const RULES: Readonly<Record<Theme, axe.RunOnly>> = {
  light: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** What axe finds, as `light: rule: element`. */
async function faultsIn(page: Page, theme: Theme): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme });
  const { violations } = await page.evaluate(
    (runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly }),
    RULES[theme],
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${theme}: ${id}: ${target}`),
  );
}

/** So high that all there is can be seen: what scrolls below a foot that stays is too small a target to axe. */
const whole = (scene: Scene) => ({ ...sizeOf(scene), height: 6000 });

async function faultsInBothThemes(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return [...(await faultsIn(page, 'light')), ...(await faultsIn(page, 'dark'))];
}

describe('axe finds nothing, in light and in dark', () => {
  test.each(SCENES.map((scene) => [idOf(scene), scene] as const))('%s', async (_id, scene) => {
    expect(await faultsInBothThemes(await studio.show(scene, whole(scene)))).toEqual([]);
  });
});

test('the check finds what is there to find', async () => {
  const page = await studio.show(SCENES[0] as Scene);
  await page.evaluate(() => {
    document.body.innerHTML = '<button></button><img src="x"><p>pale</p>';
    document.querySelector('p')?.style.setProperty('color', '#777a');
  });
  expect((await faultsInBothThemes(page)).join()).toMatch(
    /light: button-name.*light: color-contrast.*light: image-alt.*dark: color-contrast/,
  );
});
