import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import catalogue from '../../public/_locales/en/messages.json' with { type: 'json' };
import { FAILURE_CODES } from '../../src/core/failure.ts';

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
];

/** One sentence a claim: `test/core/token/claim_kinds.test.ts` sees that none is left over. */
const isAboutClaim = (key: string) => key.startsWith('about_');

const isUsed = (key: string) =>
  sources.includes(`'${key}'`) ||
  sources.includes(`"${key}"`) ||
  manifest.includes(`__MSG_${key}__`) ||
  isAboutClaim(key) ||
  PREFIXES.some((prefix) => key.startsWith(prefix) && isCode(key.slice(prefix.length)));

const isCode = (code: string) => sources.includes(`'${code}'`);

test('every message is used', () => {
  expect(Object.keys(catalogue).filter((key) => !isUsed(key))).toEqual([]);
});

test('every failure has its sentence', () => {
  expect(FAILURE_CODES.filter((code) => !(`failure_${code}` in catalogue))).toEqual([]);
});

test('no message is empty', () => {
  expect(Object.entries(catalogue).filter(([, { message }]) => message.trim() === '')).toEqual([]);
});
