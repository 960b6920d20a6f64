import { photographReadme } from './pictures/readme.ts';
import { photographScenes } from './pictures/references.ts';
import { photographForStore } from './pictures/store.ts';

/** `readme` and `store` go to docs/pictures, `references` are what the tests compare with. */
const PARTS = {
  references: photographScenes,
  store: photographForStore,
  readme: photographReadme,
} as const;

/** Makes every picture from the real extension, or those parts that are named: `npm run pictures -- references`. */
export async function main(args: readonly string[]): Promise<void> {
  const unknown = args.filter((part) => !(part in PARTS));
  if (unknown.length > 0) throw new Error(`Which pictures? ${Object.keys(PARTS).join(', ')}`);
  for (const [part, photograph] of Object.entries(PARTS)) {
    if (args.length === 0 || args.includes(part)) await photograph();
  }
}
