import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const DIST = 'dist/chrome';
const KB = 1024;

const read = (file: string) => readFileSync(join(DIST, file));

/** A name in a built file, as a path in the folder. */
const pathOf = (name: string, from: string) =>
  new URL(name, `file:///${from}`).pathname.replace(/^\//, '');

/** The scripts that a page names itself, by a tag or ahead of time. */
const namedIn = (page: string): readonly string[] =>
  [
    ...read(page)
      .toString()
      .matchAll(/(?:src|href)="([^"]+\.js)"/g),
  ].map(([, name = '']) => pathOf(name, page));

/** What a built script cannot run without. */
const STATIC =
  /(?:^|[;}])(?:import|export)\s*(?:[\w$*{][^'"`;()]*from)?\s*["'`]([^"'`]+\.js)["'`]/g;

/** Every script that it names at all, to be loaded now or some time. */
const ANY = /["'`]((?:\.{0,2}\/)?[\w./-]+\.js)["'`]/g;

const scripts = new Set(readdirSync(join(DIST, 'assets')).map((name) => `assets/${name}`));

const namesIn = (file: string, pattern: RegExp): readonly string[] =>
  [...read(file).toString().matchAll(pattern)].flatMap(([, name = '']) =>
    [pathOf(name, file), name].filter((path) => scripts.has(path)),
  );

/** The scripts that these lead to, and they themselves. */
function reachedFrom(first: readonly string[], pattern: RegExp): ReadonlySet<string> {
  const known = new Set(first);
  for (const file of known) for (const name of namesIn(file, pattern)) known.add(name);
  return known;
}

const gzipped = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0);

const zipped = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + deflateRawSync(read(file), { level: 9 }).length, 0);

const POPUP = 'src/popup/index.html';

const first = reachedFrom(namedIn(POPUP), STATIC);
const all = reachedFrom(namedIn(POPUP), ANY);

describe('the popup', () => {
  test('loads at most 20 KB of scripts before its first paint', () => {
    expect(first.size).toBeGreaterThan(0);
    expect(gzipped(first)).toBeLessThanOrEqual(20 * KB);
  });

  test('can load at most 150 KB of scripts at all', () => {
    expect(all.size).toBeGreaterThan(first.size);
    expect(zipped(all)).toBeLessThanOrEqual(150 * KB);
  });

  test('has neither the parsers nor what judges tokens in its first paint', () => {
    const has = (files: Iterable<string>, text: string) =>
      [...files].some((file) => String(read(file)).includes(text));
    for (const text of ['RS256', 'safeParse']) {
      expect([text, has(first, text)]).toEqual([text, false]);
    }
    expect(has(all, 'RS256')).toBe(true);
  });
});
