import type { Blank, Blanks } from './provider.ts';

const NAME = /\{(\w+)\}/g;
const ANYTHING = /(\/\{\*\*\}|\{\*\}|\{\w+\})/;

/** The blanks that a template has. */
export const namesIn = (template: string): readonly string[] =>
  [...template.matchAll(NAME)].map(([, name = '']) => name);

/** A template with its blanks filled in, or nothing where one has no value. */
export function filled(template: string, values: Blanks): string | undefined {
  const known: Readonly<Record<string, string | undefined>> = values;
  const isComplete = namesIn(template).every((name) => known[name] !== undefined);
  return isComplete ? template.replaceAll(NAME, (_, name) => known[name] ?? '') : undefined;
}

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const group = (name: string, blanks: readonly Blank[]) =>
  `(?<${name}>${blanks.find((blank) => blank.name === name)?.pattern})`;

function expression(template: string, blanks: readonly Blank[]) {
  const parts = template.split(ANYTHING).map((part) => {
    if (part === '/{**}') return '(?:/.*)?';
    if (part === '{*}') return '[^/?#]+';
    return part.startsWith('{') ? group(part.slice(1, -1), blanks) : literal(part);
  });
  return new RegExp(`^${parts.join('')}$`);
}

/** The values that an address has in the places of a template's blanks, or nothing where it has another form. */
export function valuesIn(address: string, template: string, blanks: readonly Blank[]) {
  const match = expression(template, blanks).exec(address);
  return match ? ({ ...match.groups } as Blanks) : undefined;
}
