import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import catalogue from '../../public/_locales/en/messages.json' with { type: 'json' };
import { FAILURE_CODES } from '../../src/core/failure-schema.ts';
import { catalogueFaults } from '../support/catalogue-faults.ts';
import { readLocales } from '../support/catalogues.ts';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n');

const manifest = readFileSync('manifest.config.ts', 'utf8');

/** Keys that are put together from a code, which the type check holds to the catalogue. */
const PREFIXES = [
  'failure_',
  'problem_',
  'hint_grant_',
  'provider_hint_',
  'blank_',
  'finding_',
  'token_part_',
  'remedy_',
  'check_',
  'help_term_',
  'help_about_',
  'help_where_',
  'help_what_is_',
];

/** One sentence a claim: `test/core/token/claim_kinds.test.ts` sees that none is left over. */
const isAboutClaim = (key: string) => key.startsWith('about_');

const isCode = (code: string) => sources.includes(`'${code}'`);

const isNamed = (key: string) => isCode(key) || sources.includes(`"${key}"`);

/** What is counted is named by its stem: the form is chosen by the number. */
const stemOf = (key: string) => key.replace(/__(?:one|other)$/, '');

const isUsed = (key: string) =>
  isNamed(key) ||
  (stemOf(key) !== key && sources.includes(`'${stemOf(key)}'`)) ||
  manifest.includes(`__MSG_${key}__`) ||
  isAboutClaim(key) ||
  PREFIXES.some((prefix) => key.startsWith(prefix) && isCode(key.slice(prefix.length)));

test('every message is used', () => {
  expect(Object.keys(catalogue).filter((key) => !isUsed(key))).toEqual([]);
});

test('every failure has its sentence', () => {
  expect(FAILURE_CODES.filter((code) => !(`failure_${code}` in catalogue))).toEqual([]);
});

test('no two names differ by capitals alone: browsers take them for the same', () => {
  const names = Object.keys(catalogue).map((key) => key.toLowerCase());
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

const locales = readLocales('public/_locales');
const english = locales.find(({ tag }) => tag === 'en')?.messages ?? {};

test.each(locales)('the catalogue for $tag says all that the English one does', (locale) => {
  expect(catalogueFaults(locale, english)).toEqual([]);
});
