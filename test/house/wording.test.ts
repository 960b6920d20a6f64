import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, code: readFileSync(join('src', path), 'utf8') }));

const having = (pattern: RegExp, but: readonly string[] = []) =>
  sources
    .filter(({ path, code }) => !but.includes(path) && pattern.test(code))
    .map(({ path }) => path);

/** What writes dates, numbers and lists, each in one place and in the language of the texts. */
const WRITERS = ['platform/i18n.ts', 'ui/format.ts'];

test('dates, numbers and lists are written by those who know the language', () => {
  expect(having(/new Intl\.|\.toLocale(?:Date|Time)?String\(/, WRITERS)).toEqual([]);
});

test('nobody chooses between one and many: other languages have six forms', () => {
  expect(having(/=== 1 \? t\(/)).toEqual([]);
});

test('no sentence is put together from parts: other languages have another order', () => {
  expect(having(/`[^`]*\$\{t\([^`]*(?:[:·,] |[a-z]{3,})/)).toEqual([]);
});

test.each(['popup/first', 'options/index', 'panel/index'])(
  '%s says its language before it paints',
  (page) => {
    const code = readFileSync(`src/${page}.tsx`, 'utf8');
    expect(code).toMatch(/^setPageLanguage\(\);$/m);
    expect(code.indexOf('\nsetPageLanguage()')).toBeLessThan(
      code.search(/^\S.*\b(?:await|render\()/m),
    );
  },
);
