import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What names a side of the screen rather than the start or the end of a line. */
const SIDES: readonly RegExp[] = [
  /^(?:left|right)\s*:/,
  /^(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /^border-(?:top|bottom)-(?:left|right)-radius\b/,
  /^(?:text-align|float|clear|caption-side)\s*:.*\b(?:left|right)\b/,
  /^(?:background-position|background|transform-origin|object-position)\b.*\b(?:left|right)\b/,
  /translateX\(/,
  /^translate\s*:\s*-?[^0-\s]/,
  /^translate\s*:\s*-?0?\.?[1-9]/,
];

const FOUR = /^(?:margin|padding|inset|border-width|border-style|border-color)\s*:\s*(.+)$/;

/** Top, right, bottom, left: right and left differ, and would not change places. */
function isLopsided(declaration: string): boolean {
  const values = FOUR.exec(declaration)?.[1]?.match(/(?:[^\s(]|\([^)]*\))+/g) ?? [];
  return values.length === 4 && values[1] !== values[3];
}

const CORNERS = /^border-radius\s*:\s*([^/]+)$/;

/** The corners from the top left on, with fewer values than four as CSS repeats them. */
function hasOneSidedCorners(declaration: string): boolean {
  const values = CORNERS.exec(declaration)?.[1]?.trim().split(/\s+/) ?? [];
  const [first, second = first, third = first, fourth = second] = values;
  return first !== second || third !== fourth;
}

const isPhysical = (declaration: string) =>
  SIDES.some((side) => side.test(declaration)) ||
  isLopsided(declaration) ||
  hasOneSidedCorners(declaration);

/** The declarations of a style sheet that would be wrong in a language from right to left. */
export const physicalIn = (css: string): readonly string[] =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split(/[;{}]/)
    .map((declaration) => declaration.trim().replaceAll(/\s+/g, ' '))
    .filter(isPhysical);

export interface Sheet {
  readonly path: string;
  readonly css: string;
}

export const readSheets = (folder: string): readonly Sheet[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .map((path) => ({ path, css: readFileSync(join(folder, path), 'utf8') }));
