import type { Page } from 'playwright-core';
import { type Scene, sizeOf, type Theme } from './scene.ts';

/** As high as what is there, and no higher than the window. */
const heightOf = (page: Page) =>
  page.evaluate(() =>
    Math.min(innerHeight, Math.ceil(document.body.getBoundingClientRect().bottom)),
  );

/** What a scene looks like, as PNG. Nothing moves in it, and no caret blinks. */
export async function pictureOf(page: Page, scene: Scene, theme: Theme): Promise<Buffer> {
  await page.emulateMedia({ colorScheme: theme });
  const { width } = sizeOf(scene);
  const clip = { x: 0, y: 0, width, height: await heightOf(page) };
  return page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
}
