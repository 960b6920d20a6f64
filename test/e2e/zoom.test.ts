import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clippedIn } from '../support/scenes/clipped.ts';
import type { Scene, Size } from '../support/scenes/scene.ts';
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

async function clipped(scene: Scene): Promise<readonly string[]> {
  const found: string[] = [];
  for (const size of ROOMS[scene.page]) {
    const what = await clippedIn(await studio.show(scene, size));
    found.push(...what.map((one) => `${size.width}: ${one}`));
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
