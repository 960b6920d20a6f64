import { bad, good, type Result } from '../result.ts';
import { NOT_JSON, type Parsed, parsed, TOO_DEEP } from './json-parser.ts';

/**
 * Reads JSON as RFC 8259 writes it, and what `JSON.parse` keeps to itself: members that stand there twice, of
 * which the last one counts (RFC 7519 §4), and integers that a number cannot hold, which become a `bigint`.
 * Any other number is the nearest double, as for every other parser (RFC 8259 §6): `1.0` is 1, `1e400` Infinity.
 */
export function readJson(text: string): Result<Parsed, 'json' | 'too_deep'> {
  try {
    return good(parsed(text));
  } catch (error) {
    if (error === NOT_JSON) return bad('json');
    if (error === TOO_DEEP) return bad('too_deep');
    throw error;
  }
}

/** A list, or an object. */
export type Tree = readonly unknown[] | Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null;

const isEndless = (value: unknown) => value === Infinity || value === -Infinity;

/** What is no list and no object. */
function leaf(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (isEndless(value)) return value === Infinity ? '1e999' : '-1e999';
  return JSON.stringify(value) ?? 'null';
}

interface Layout {
  /** Added to the margin with each step down. Empty: all stands in one line. */
  readonly step: string;
  readonly margin: string;
}

const deeper = ({ step, margin }: Layout): Layout => ({ step, margin: margin + step });

function enclosed(brackets: '[]' | '{}', parts: readonly string[], layout: Layout): string {
  const [open, close] = brackets;
  if (parts.length === 0) return brackets;
  if (layout.step === '') return `${open}${parts.join(',')}${close}`;
  const line = `\n${deeper(layout).margin}`;
  return `${open}${line}${parts.join(`,${line}`)}\n${layout.margin}${close}`;
}

function written(value: unknown, layout: Layout): string {
  if (!isTree(value)) return leaf(value);
  const below = (inner: unknown) => written(inner, deeper(layout));
  if (Array.isArray(value)) return enclosed('[]', value.map(below), layout);
  const colon = layout.step === '' ? ':' : ': ';
  const members = Object.entries(value).map(
    ([name, inner]) => `${JSON.stringify(name)}${colon}${below(inner)}`,
  );
  return enclosed('{}', members, layout);
}

/**
 * A value of `readJson` as JSON, to show and to copy: laid out as `JSON.stringify` does, integers digit for
 * digit. What a double cannot hold is written as `1e999`, which every parser reads as the same again.
 */
export const jsonText = (value: unknown, indent = 0): string =>
  written(value, { step: ' '.repeat(indent), margin: '' });
