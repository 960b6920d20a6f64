import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const PAGES = [
  'README.md',
  'SECURITY.md',
  'docs/architecture.md',
  ...readdirSync('docs/decisions').map((name) => `docs/decisions/${name}`),
];

/** Files that a page names in code style, and those that it links to. */
function filesNamedIn(page: string): string[] {
  const text = readFileSync(page, 'utf8');
  const named = [...text.matchAll(/`((?:test|src|demo|docs)\/[\w./*-]+\.\w+)`/g)].map(
    ([, path]) => path,
  );
  const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
    ([, link, source]) => join(dirname(page), link ?? source ?? ''),
  );
  return [...named, ...linked].filter((path) => path !== undefined);
}

const exists = (path: string) =>
  path.includes('*')
    ? readdirSync(dirname(path)).some((name) =>
        name.startsWith(path.split('/').at(-1)?.split('*')[0] ?? ''),
      )
    : existsSync(path);

describe.each(PAGES)('%s', (page) => {
  test('names only files that are there', () => {
    expect(filesNamedIn(page).filter((path) => !exists(path))).toEqual([]);
  });
});
