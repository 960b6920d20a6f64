import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pictureOf } from '../support/scenes/picture.ts';
import { differenceOf, PICTURED, strays } from '../support/scenes/references.ts';
import { type Scene, THEMES } from '../support/scenes/scene.ts';
import { idOf } from '../support/scenes/scenes.ts';
import { Studio } from '../support/scenes/studio.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open();
});
afterAll(() => studio.close());

/** What is different from the pictures in the repository. */
async function differencesOf(scene: Scene): Promise<readonly string[]> {
  const page = await studio.show(scene);
  const found: string[] = [];
  for (const theme of THEMES) {
    const difference = await differenceOf(scene, theme, await pictureOf(page, scene, theme));
    if (difference) found.push(difference);
  }
  return found;
}

describe('looks as its pictures in light and dark', () => {
  test.each(PICTURED.map((scene) => [idOf(scene), scene] as const))('%s', async (_id, scene) => {
    expect(await differencesOf(scene)).toEqual([]);
  });
});

test('no picture is of a scene that is gone', async () => {
  expect(await strays()).toEqual([]);
});
