import browser from 'webextension-polyfill';
import type catalogue from '../../public/_locales/en/messages.json';

export type MessageKey = Extract<keyof typeof catalogue, string>;

/** A text of the catalogue in the user's language, with `$1`, `$2` … filled in. */
export const t = (key: MessageKey, ...values: readonly (string | number)[]): string =>
  browser.i18n.getMessage(
    key,
    values.map((value) => `${value}`),
  );

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
export function plural(
  key: PluralKey,
  count: number,
  ...values: readonly (string | number)[]
): string {
  const category = new Intl.PluralRules(language()).select(count);
  const number = new Intl.NumberFormat(language()).format(count);
  const filled = [number, ...values].map((value) => `${value}`);
  return (
    browser.i18n.getMessage(`${key}__${category}`, filled) ||
    browser.i18n.getMessage(`${key}__other`, filled)
  );
}

/** The language that dates and numbers are written in. */
export const language = (): string => browser.i18n.getUILanguage();
