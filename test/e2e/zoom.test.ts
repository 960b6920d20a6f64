import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clippedIn } from '../support/scenes/clipped.ts';
import { type Scene, type Size, sizeOf } from '../support/scenes/scene.ts';
import { idOf, SCENES } from '../support/scenes/scenes.ts';
import { Studio } from '../support/scenes/studio.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open({ scale: 2 });
});
afterAll(() => studio.close());

/**
 * What a page has left at 200 % (WCAG 2.2, 1.4.4): a popup its width, because the browser widens it to 800 pixels,
 * and half its height; a page 640 pixels of 1280. And 320, as at 400 % (1.4.10), where a side panel is, too.
 */
const ROOMS: Readonly<Record<Scene['page'], readonly Size[]>> = {
  popup: [
    { width: 400, height: 300 },
    { width: 320, height: 300 },
  ],
  options: [
    { width: 640, height: 400 },
    { width: 320, height: 256 },
  ],
  panel: [{ width: 320, height: 320 }],
};

/** What opened over the page was placed for the size that it had. */
const isPlaced = (page: Page) =>
  page.evaluate(() => document.querySelector(':popover-open') !== null);

async function clipped(scene: Scene): Promise<readonly string[]> {
  const [room = sizeOf(scene), ...narrower] = ROOMS[scene.page];
  let page = await studio.show(scene, room);
  const found = [...(await clippedIn(page))];
  for (const size of narrower) {
    if (await isPlaced(page)) page = await studio.show(scene, size);
    await page.setViewportSize(size);
    found.push(...(await clippedIn(page)).map((one) => `${size.width}: ${one}`));
  }
  return found;
}

describe('at 200 % and at 400 % everything can be read by scrolling up and down', () => {
  test.each(SCENES.map((scene) => [idOf(scene), scene] as const))('%s', async (_id, scene) => {
    expect(await clipped(scene)).toEqual([]);
  });
});

test('the check finds what is there to find', async () => {
  const page = await studio.show(SCENES[0] as Scene);
  await page.evaluate(() => {
    document.body.innerHTML = '<p>A text that is much too long to be seen whole</p><hr>';
    document.querySelector('p')?.setAttribute('id', 'long');
    Object.assign(document.querySelector('p')?.style ?? {}, {
      width: '60px',
      overflow: 'hidden',
      whiteSpace: 'nowrap',
    });
    Object.assign(document.querySelector('hr')?.style ?? {}, { width: '3000px' });
  });
  expect((await clippedIn(page)).join()).toMatch(/sideways.*cut off: p.*outside: hr/s);
});
