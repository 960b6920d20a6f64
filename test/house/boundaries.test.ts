import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const LAYERS = [
  'core',
  'oauth',
  'platform',
  'background',
  'ui',
  'popup',
  'options',
  'panel',
  'offscreen',
];

/** Which layers each may import; the rest is forbidden. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  oauth: ['core'],
  platform: ['core'],
  background: ['core', 'oauth', 'platform'],
  ui: ['core', 'platform'],
  popup: ['core', 'platform', 'ui'],
  options: ['core', 'platform', 'ui'],
  panel: ['core', 'platform', 'ui'],
  offscreen: ['core', 'platform'],
};

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string | { readonly file: string } };
}

const house = mkdtempSync(join(tmpdir(), 'lanyard-house-'));
let diagnostics: readonly Diagnostic[];

const importing = (module: string) => `import * as it from '${module}';\n\nexport default it;\n`;

const CHROME = 'export const id = chrome.runtime.id;\n';

/** Sources that break a rule, or keep it, by the path at which they would stand. */
const planted = new Map<string, string>([
  ...LAYERS.flatMap((layer): [string, string][] => [
    ...LAYERS.map((other): [string, string] => [
      `src/${layer}/to-${other}.ts`,
      importing(`../${other}/thing.ts`),
    ]),
    [`src/${layer}/to-browser.ts`, importing('webextension-polyfill')],
    [`src/${layer}/uses-chrome.ts`, CHROME],
  ]),
  ['src/background/floating.ts', 'async function a() {}\n\nexport function b() {\n  a();\n}\n'],
  ['src/background/console.ts', "console.log('x');\n"],
]);

const pathOf = ({ location: { path } }: Diagnostic) =>
  typeof path === 'string' ? path : path.file;

/** The rules that a planted source breaks. */
const broken = (path: string) =>
  diagnostics
    .filter((diagnostic) => pathOf(diagnostic).endsWith(path))
    .map(({ category }) => category.split('/').at(-1));

beforeAll(() => {
  cpSync('biome.json', join(house, 'biome.json'));
  for (const [path, source] of planted) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), source);
  }
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const options = ['lint', '--reporter=json', '--max-diagnostics=none'];
  const { stdout } = spawnSync(process.execPath, [biome, ...options], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  diagnostics = (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
});
afterAll(() => rmSync(house, { recursive: true }));

test('every folder of the sources is a layer that the linter knows', () => {
  expect(readdirSync('src').toSorted()).toEqual(LAYERS.toSorted());
});

describe.each(LAYERS)('src/%s', (layer) => {
  test.each(LAYERS.filter((other) => other !== layer))(
    'and what it may import: src/%s',
    (other) => {
      const forbidden = ALLOWED[layer]?.includes(other) ? [] : ['noRestrictedImports'];
      expect(broken(`src/${layer}/to-${other}.ts`)).toEqual(forbidden);
    },
  );

  test('reaches the browser only if it is the door to it', () => {
    const isDoor = layer === 'platform';
    expect(broken(`src/${layer}/to-browser.ts`)).toEqual(isDoor ? [] : ['noRestrictedImports']);
    expect(broken(`src/${layer}/uses-chrome.ts`)).toEqual(isDoor ? [] : ['noRestrictedGlobals']);
  });
});

test('a promise that nobody waits for, and a word to the console', () => {
  expect(broken('src/background/floating.ts')).toEqual(['noFloatingPromises']);
  expect(broken('src/background/console.ts')).toEqual(['noConsole']);
});

test('the worker has no window', () => {
  const compiler = resolve('node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', 'test/house/planted'], {
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/Cannot find name 'window'/);
});
