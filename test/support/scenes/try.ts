import { mkdir, writeFile } from 'node:fs/promises';
import { pictureOf } from './picture.ts';
import { THEMES } from './scene.ts';
import { idOf, SCENES } from './scenes.ts';
import { Studio } from './studio.ts';
export async function main(args: string[]) {
  const dir = args[0] ?? '/tmp/v1/out';
  await mkdir(dir, { recursive: true });
  const only = args[1];
  const studio = await Studio.open({ language: args[2] ?? 'en' });
  const t0 = Date.now();
  for (const scene of SCENES) {
    if (only && only !== 'all' && !idOf(scene).match(only)) continue;
    try {
      const page = await studio.show(scene);
      for (const theme of THEMES)
        await writeFile(`${dir}/${idOf(scene)}-${theme}.png`, await pictureOf(page, scene, theme));
    } catch (e) {
      console.log('FAIL', idOf(scene), String(e).slice(0, 300));
    }
  }
  console.log('ms', Date.now() - t0);
  await studio.close();
}
