import { makeReferences } from '../../test/support/scenes/references.ts';
import { Studio } from '../../test/support/scenes/studio.ts';

/** Makes the pictures that the tests compare with, of every view in every state, from the built extension. */
export async function photographScenes(): Promise<void> {
  const studio = await Studio.open();
  try {
    const changed = await makeReferences(studio);
    console.log(changed.length === 0 ? 'Every scene looks as before.' : changed.join('\n'));
  } finally {
    await studio.close();
  }
}
