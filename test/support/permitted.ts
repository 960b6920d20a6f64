import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A build that has permissions from the start that ours asks for: no program can say yes to the browser's question.
 * Resolves with its folder.
 */
export async function permittedBuild(...permissions: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lanyard-permitted-'));
  await cp('dist/chrome', folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.permissions.push(...permissions);
  delete manifest.optional_permissions;
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}
