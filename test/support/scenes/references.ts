import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compare, TOLERANCE } from './compare.ts';
import { pictureOf } from './picture.ts';
import { small } from './png.ts';
import { type Scene, THEMES, type Theme } from './scene.ts';
import { idOf, SCENES } from './scenes.ts';
import type { Studio } from './studio.ts';

const FOLDER = 'test/pictures';

/** Where a picture that does not look as it should is kept; not in the repository. */
const DIFFERENCES = 'test/differences';

/** How to have them made anew. */
const COMMAND = 'npm run pictures -- references';

const nameOf = (scene: Scene, theme: Theme) => `${idOf(scene)}-${theme}.png`;

const isPictured = ({ isUnpictured }: Scene) => !isUnpictured;

export const PICTURED = SCENES.filter(isPictured);

const ALL = PICTURED.flatMap((scene) => THEMES.map((theme) => nameOf(scene, theme)));

const existing = async (name: string) => readFile(join(FOLDER, name)).catch(() => undefined);

/** Writes what looks different from before, and nothing else: a picture is not changed by being made again. */
async function refresh(name: string, picture: Buffer): Promise<boolean> {
  const before = await existing(name);
  if (before && compare(before, picture).count <= TOLERANCE) return false;
  await writeFile(join(FOLDER, name), small(picture));
  return true;
}

async function dropOthers(): Promise<void> {
  const others = (await readdir(FOLDER)).filter((name) => !ALL.includes(name));
  await Promise.all(others.map((name) => rm(join(FOLDER, name))));
}

/** Makes the pictures that the tests compare with. Resolves with the names of those that have changed. */
export async function makeReferences(studio: Studio): Promise<readonly string[]> {
  await mkdir(FOLDER, { recursive: true });
  const changed: string[] = [];
  for (const scene of PICTURED) {
    const page = await studio.show(scene);
    for (const theme of THEMES) {
      const name = nameOf(scene, theme);
      if (await refresh(name, await pictureOf(page, scene, theme))) changed.push(name);
    }
  }
  await dropOthers();
  return changed;
}

/** What is different from how it should look, in words, or undefined. */
export async function differenceOf(
  scene: Scene,
  theme: Theme,
  picture: Buffer,
  keep: 'kept' | 'unkept' = 'kept',
): Promise<string | undefined> {
  const name = nameOf(scene, theme);
  const expected = await existing(name);
  if (!expected) return `${FOLDER}/${name} is missing: ${COMMAND}`;
  const { count, sheet } = compare(expected, picture);
  if (count <= TOLERANCE) return undefined;
  if (keep === 'kept') {
    await mkdir(DIFFERENCES, { recursive: true });
    await writeFile(join(DIFFERENCES, name), sheet());
  }
  return `${count} pixels differ: see ${DIFFERENCES}/${name}. If it is to look so: ${COMMAND}`;
}

/** What stands in the folder although no scene looks so. */
export const strays = async (): Promise<readonly string[]> =>
  (await readdir(FOLDER)).filter((name) => !ALL.includes(name));
