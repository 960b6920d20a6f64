import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '../../src/core/providers/providers.ts';

const ROWS = readFileSync('docs/providers.md', 'utf8').split('\n');

/** What the last two cells of a provider's row say. */
function saidOf(name: string) {
  const row = ROWS.find((line) => line.startsWith(`| ${name} |`)) ?? '';
  const [testedWith = '', unchecked = ''] = row.split('|').slice(-3, -1);
  return { testedWith: testedWith.trim(), unchecked: unchecked.trim() };
}

const SIMULATIONS = readdirSync('test/oauth').filter((file) => file.startsWith('provider_'));

/** The simulations that a cell names, one or as `…*.test.ts` several. */
function simulationsNamedIn(cell: string): readonly string[] {
  const [, start = '', rest = ''] =
    /^simulated: `test\/oauth\/(provider_\w+)(\*?\.test\.ts)`$/.exec(cell) ?? [];
  if (start === '') return [];
  return rest.startsWith('*')
    ? SIMULATIONS.filter((file) => file.startsWith(start))
    : SIMULATIONS.filter((file) => file === `${start}${rest}`);
}

const nameIn = (file: string) => file.replace(/^provider_|\.test\.ts$/g, '');

describe.each(PROVIDERS)('the documentation says of $name', ({ id, name, unchecked = [] }) => {
  test('what nobody has checked', () => {
    expect(saidOf(name).unchecked).toBe(unchecked.map((fact) => `\`${fact}\``).join(', '));
  });

  test('that it is simulated only where there is a simulation', () => {
    const { testedWith } = saidOf(name);
    const isOurs = (file: string) => id.startsWith(nameIn(file)) || nameIn(file).startsWith(id);
    const simulations = simulationsNamedIn(testedWith);
    expect(simulations.filter((file) => !isOurs(file))).toEqual([]);
    expect(simulations.length > 0 || testedWith === 'documentation only').toBe(true);
  });
});

test('the documentation names every simulation', () => {
  const named = PROVIDERS.flatMap(({ name }) => simulationsNamedIn(saidOf(name).testedWith));
  expect(SIMULATIONS.filter((file) => !named.includes(file))).toEqual([]);
});
