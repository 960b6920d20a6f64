import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { catalogueFaults } from '../support/catalogue-faults.ts';
import { type Catalogue, formsOf, readLocales } from '../support/catalogues.ts';

const ENGLISH: Catalogue = {
  language_tag: 'en',
  description: 'Gets an access token.',
  token: 'Token',
  attach: 'Attach the token of $1 to $2',
  method: 'client_secret_basic',
  json: 'Write {"name": "value"}.',
  cleared__one: '$1 request of $2 was cleared.',
  cleared__other: '$1 requests of $2 were cleared.',
};

const GERMAN: Catalogue = {
  language_tag: 'de',
  description: 'Holt ein Zugriffstoken.',
  token: 'Token',
  attach: 'Das Token von $1 an $2 hängen',
  method: 'client_secret_basic',
  json: 'Schreiben Sie {"name": "value"}.',
  cleared__one: 'Eine Anfrage von $2 wurde gelöscht.',
  cleared__other: '$1 Anfragen von $2 wurden gelöscht.',
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'locales-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Written to a folder as it ships, and read again. */
function faultsOf(name: string, messages: Catalogue): readonly string[] {
  mkdirSync(join(folder, name));
  const stored = Object.entries(messages).map(([key, message]) => [key, { message }]);
  writeFileSync(join(folder, name, 'messages.json'), JSON.stringify(Object.fromEntries(stored)));
  return readLocales(folder).flatMap((locale) => catalogueFaults(locale, ENGLISH));
}

const without = (key: string) =>
  Object.fromEntries(Object.entries(GERMAN).filter(([name]) => name !== key));

test('a whole one has no faults', () => {
  expect(faultsOf('de', GERMAN)).toEqual([]);
});

test.each<[string, Catalogue, string]>([
  ['a message', without('attach'), 'attach is missing'],
  ['a form of what is counted', without('cleared__one'), 'cleared__one is missing'],
])('one that lacks %s is found', (_, messages, fault) => {
  expect(faultsOf('de', messages)).toEqual([`de: ${fault}`]);
});

test.each<[string, Catalogue, string]>([
  ['a message that English has not', { gone: 'Weg damit' }, 'gone is left over'],
  ['a form that the language has not', { cleared__few: '$1 $2' }, 'cleared__few is left over'],
  ['no text', { attach: '' }, 'attach is empty'],
  ['no place for a value', { attach: 'Das Token von $1' }, 'attach has other places'],
  ['a place too many', { token: 'Token $1' }, 'token has other places'],
  ['no count', { cleared__other: 'Anfragen von $2' }, 'cleared__other has other places'],
  ['a place with a name', { token: 'Token $name$' }, 'token has a place without a number'],
  ['English', { attach: ENGLISH['attach'] ?? '' }, 'attach is English'],
  ['typewriter quotes', { token: 'Das "Token"' }, 'token has straight quotes'],
  ['a typewriter apostrophe', { token: "So ist’s, so geht's nicht" }, 'token has straight quotes'],
  ['spaces around it', { token: 'Token ' }, 'token has spaces around it'],
  ['another language’s name', { language_tag: 'fr' }, 'language_tag is another'],
  [
    'a description too long for a store',
    { description: 'Wort '.repeat(30).trim() },
    'description is too long',
  ],
])('one with %s is found', (_, messages, fault) => {
  expect(faultsOf('de', { ...GERMAN, ...messages })).toContain(`de: ${fault}`);
});

test('a language with six forms needs all of them, in its own letters', () => {
  const arabic = { ...GERMAN, language_tag: 'ar', token: 'رمز', method: 'client_secret_basic' };
  const faults = faultsOf('ar', arabic);
  for (const form of ['zero', 'two', 'few', 'many']) {
    expect(faults).toContain(`ar: cleared__${form} is missing`);
  }
  expect(faults).toContain('ar: attach is English');
  expect(faults).not.toContain('ar: token is English');
  expect(faults).not.toContain('ar: method is English');
});

test('a language without forms has one alone', () => {
  expect(formsOf('ja')).toEqual(['other']);
  expect(faultsOf('ja', { ...GERMAN, language_tag: 'ja' })).toContain(
    'ja: cleared__one is left over',
  );
});

test('a folder is named with an underscore, its language with a hyphen', () => {
  expect(faultsOf('zh_CN', { ...GERMAN, language_tag: 'zh-CN' })).not.toContain(
    'zh-CN: language_tag is another',
  );
});
