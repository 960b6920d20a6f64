import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pictureOf } from '../../test/support/scenes/picture.ts';
import type { Scene, Theme } from '../../test/support/scenes/scene.ts';
import { idOf, SCENES } from '../../test/support/scenes/scenes.ts';
import { Studio } from '../../test/support/scenes/studio.ts';

const FOLDER = 'docs/pictures/store';

/** What the stores ask for. */
const SIZE = { width: 1280, height: 800 };

type Shot = readonly [id: string, theme: Theme];

/** What stands side by side in each picture of the listing. */
const PICTURES: Readonly<Record<string, readonly Shot[]>> = {
  '1-popup': [
    ['popup-open', 'light'],
    ['popup-states', 'dark'],
  ],
  '2-app': [['options-app', 'light']],
  '3-token': [['options-token', 'dark']],
  '4-requests': [
    ['panel-log', 'light'],
    ['panel-token', 'dark'],
  ],
};

const sceneOf = (id: string): Scene => {
  const scene = SCENES.find((one) => idOf(one) === id);
  if (!scene) throw new Error(`There is no scene ${id}.`);
  return scene;
};

const HIGH = { popup: 600, panel: 640, options: SIZE.height } as const;

/** As wide as it is in the browser; a page of its own fills the picture. */
const sizeFor = ({ page }: Scene) =>
  page === 'options' ? SIZE : { width: page === 'popup' ? 400 : 360, height: HIGH[page] };

async function shoot(studio: Studio, [id, theme]: Shot): Promise<string> {
  const scene = sceneOf(id);
  const sized = { ...scene, size: sizeFor(scene) };
  return (await pictureOf(await studio.show(sized), sized, theme)).toString('base64');
}

const pageWith = (shots: readonly string[]) => `<style>
  body { margin: 0; height: 100vh; display: flex; align-items: center; justify-content: center;
    gap: 64px; background: #d9d5cb }
  img { max-height: 800px; ${shots.length > 1 ? 'border-radius: 10px; box-shadow: 0 12px 40px #0005' : ''} }
  </style>${shots.map((shot) => `<img src="data:image/png;base64,${shot}">`).join('')}`;

/** Makes the pictures of the store listing, each as large as the stores ask for. */
export async function photographForStore(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const studio = await Studio.open();
  try {
    for (const [name, shots] of Object.entries(PICTURES)) {
      const taken: string[] = [];
      for (const shot of shots) taken.push(await shoot(studio, shot));
      await studio.print(pageWith(taken), SIZE, join(FOLDER, `${name}.png`));
    }
  } finally {
    await studio.close();
  }
}
