import { expect, test } from 'vitest';
import { physicalIn, readSheets } from '../support/physical.ts';

/** What may name a side: with the reason. */
const ALLOWED: readonly string[] = [
  // The two sides of a corner that is turned to point down: down is the same everywhere.
  'panel/log-row.module.css: border-width: 0 1.5px 1.5px 0',
];

test('no style names a side of the screen: start and end change places with the language', () => {
  const found = readSheets('src').flatMap(({ path, css }) =>
    physicalIn(css).map((declaration) => `${path}: ${declaration}`),
  );
  expect(found.filter((line) => !ALLOWED.includes(line))).toEqual([]);
});

test.each([
  'left: 0',
  'margin-left: 4px',
  'padding-right: 4px',
  'border-left: 1px solid red',
  'border-top-left-radius: 4px',
  'text-align: right',
  'float: left',
  'background-position: right 4px center',
  'transform: translateX(4px)',
  'translate: 4px',
  'translate: -50% 0',
  'padding: 1px 2px 3px 4px',
  'padding: 1px calc(2px + 1px) 3px 4px',
  'border-radius: 4px 0 0 4px',
  'border-radius: 4px 0',
])('%s is found', (declaration) => {
  expect(physicalIn(`.a { color: red; ${declaration}; }`)).toEqual([declaration]);
});

test.each([
  'margin-inline-start: 4px',
  'inset-inline-end: 0',
  'text-align: start',
  'float: inline-start',
  'padding: 1px 2px 3px',
  'padding: 1px 2px 3px 2px',
  'border-radius: 4px',
  'border-radius: 4px 4px 0 0',
  'translate: 0 -3px',
  'transform: translateY(4px)',
  'top: 0',
])('%s is not', (declaration) => {
  expect(physicalIn(`.a { ${declaration}; } /* left: 0; */ .left { color: red }`)).toEqual([]);
});
