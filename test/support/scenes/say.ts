import { readFileSync } from 'node:fs';
import type { MessageKey } from '../../../src/platform/i18n.ts';

/** A text as the page shows it, so that scenes are found by name in every language. */
export type Say = (key: MessageKey, ...values: readonly (string | number)[]) => string;

type Catalogue = Readonly<Record<string, { readonly message: string }>>;

const read = (language: string): Catalogue =>
  JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8'));

/** In Arabic what is filled in is set apart, as `platform/i18n.ts` does it. */
const filledIn = (value: string | number, language: string) =>
  language === 'ar' ? `\u2068${value}\u2069` : `${value}`;

export function sayIn(language: string): Say {
  const catalogue = { ...read('en'), ...read(language) };
  return (key, ...values) =>
    (catalogue[key]?.message ?? key).replaceAll(/\$(\d)/g, (_whole, place: string) =>
      filledIn(values[Number(place) - 1] ?? '', language),
    );
}
