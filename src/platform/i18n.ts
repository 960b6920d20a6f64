import type catalogue from '../../public/_locales/en/messages.json';
import { browser } from './browser.ts';

export type MessageKey = Extract<keyof typeof catalogue, string>;

type Value = string | number;

/** The catalogue that the texts come from, as a language tag (BCP 47): English, where the user's language has none. */
const catalogueTag = () => browser.i18n.getMessage('language_tag');

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

const baseOf = (tag: string) => tag.split(/[-_]/, 1)[0] ?? tag;

/** Which way the texts run. Not what the browser's own texts do: those may be in a language that has no catalogue. */
export const direction = (): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.includes(baseOf(catalogueTag())) ? 'rtl' : 'ltr';

/**
 * What is filled in keeps its own direction between texts from right to left, and none of its dots and slashes moves
 * to the other end: it is set apart by U+2068 and U+2069 (UAX #9 §2.4.2). What has such parts itself is a text of the
 * catalogue. It runs from right to left, whatever it begins with (U+2067).
 */
function setApart(value: Value): string {
  const isOurs = `${value}`.includes('\u2068');
  return `${isOurs ? '\u2067' : '\u2068'}${value}\u2069`;
}

const filledIn = (values: readonly Value[]): string[] =>
  values.map((value) => (direction() === 'rtl' ? setApart(value) : `${value}`));

/** A text of the catalogue in the user's language, with `$1`, `$2` … filled in. */
export const t = (key: MessageKey, ...values: readonly Value[]): string =>
  browser.i18n.getMessage(key, filledIn(values));

/**
 * The language that dates, numbers and plurals are in: that of the texts around them. Where the user has it in the
 * manner of a country, so have they: en-GB writes other dates than en-US.
 */
export function language(): string {
  const user = browser.i18n.getUILanguage();
  const tag = catalogueTag();
  return baseOf(user) === baseOf(tag) ? user.replaceAll('_', '-') : tag;
}

const formatters = new Map<string, unknown>();

/** A formatter of the user's language, made once: that takes a hundred times as long as using it. */
export function formatter<Format>(name: string, make: (language: string) => Format): Format {
  const tag = language();
  const key = `${tag} ${name}`;
  const kept = (formatters.get(key) as Format | undefined) ?? make(tag);
  formatters.set(key, kept);
  return kept;
}

/** A number of things. What is a name rather than a number, a status such as 401, stays as it is. */
export const numberText = (value: number | bigint): string =>
  formatter('number', (tag) => new Intl.NumberFormat(tag)).format(value);

/** What is counted: keys that end in a plural category of CLDR, `__one`, `__other` and whatever a language needs. */
export type PluralKey = MessageKey extends infer K
  ? K extends `${infer Stem}__other`
    ? Stem
    : never
  : never;

/**
 * A text about `count` things, in the form that the language has for that many. The first value that is filled in is
 * the count, as the language writes it; the others follow.
 */
export function plural(key: PluralKey, count: number, ...values: readonly Value[]): string {
  const category = formatter('plural', (tag) => new Intl.PluralRules(tag)).select(count);
  const filled = filledIn([numberText(count), ...values]);
  return (
    browser.i18n.getMessage(`${key}__${category}`, filled) ||
    browser.i18n.getMessage(`${key}__other`, filled)
  );
}
