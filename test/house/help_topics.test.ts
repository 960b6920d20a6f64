import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SECTIONS, SOURCES } from '../../src/options/help-sections.ts';
import { TOPICS } from '../../src/ui/topics.ts';

const explained = SECTIONS.flatMap(({ topics = [] }) => topics);

/** What leads to the help: a mark or a word with a topic, or a table of them. */
const leading = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/topics\.ts$|help-sections\.ts$/.test(name))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .concat(readFileSync('src/options/field-topics.ts', 'utf8'))
  .filter((text) => /TermMark|<Term |Partial<Record<AppField, Topic>>/.test(text))
  .join('\n');

const isLinked = (topic: string) =>
  leading.includes(`topic="${topic}"`) ||
  leading.includes(`: '${topic}',`) ||
  leading.includes(`? '${topic}' :`) ||
  leading.includes(` : '${topic}';`);

test('the help explains each word once', () => {
  expect([...explained].sort()).toEqual([...TOPICS].sort());
});

test('every word is linked from somewhere', () => {
  expect(TOPICS.filter((topic) => !isLinked(topic))).toEqual([]);
});

test('no section has the place of a word, or of another section', () => {
  const places = [...SECTIONS.map(({ id }) => id), ...TOPICS];
  expect(new Set(places).size).toBe(places.length);
});

test.each(Object.entries(SOURCES))('%s is from a section that one can read', (_, { name, url }) => {
  expect(name).toMatch(/^(?:RFC \d+ §[\d.]+|OpenID Connect Core §\d|chrome\.\w+)$/);
  expect(new URL(url).protocol).toBe('https:');
});
