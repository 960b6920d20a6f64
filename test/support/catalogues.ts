import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Catalogue = Readonly<Record<string, string>>;

export interface Locale {
  /** As in the folder's name, written as in BCP 47: `zh-CN`. */
  readonly tag: string;
  readonly messages: Catalogue;
}

type Stored = Readonly<Record<string, { readonly message: string }>>;

function readLocale(folder: string, name: string): Locale {
  const stored = JSON.parse(readFileSync(join(folder, name, 'messages.json'), 'utf8')) as Stored;
  const messages = Object.entries(stored).map(([key, { message }]) => [key, message] as const);
  return { tag: name.replace('_', '-'), messages: Object.fromEntries(messages) };
}

/** Each language's catalogue in a folder such as `public/_locales`. */
export const readLocales = (folder: string): readonly Locale[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readLocale(folder, name));

/** `stem__one`: what is counted has a form for each number that the language tells apart. */
const stemOf = (key: string) => /^(.+)__(?:zero|one|two|few|many|other)$/.exec(key)?.[1];

const COUNTS = [...Array(1001).keys()];

/** The forms that counts up to a thousand have. A language may have one for millions too. */
export const formsOf = (tag: string): readonly string[] => {
  const rules = new Intl.PluralRules(tag);
  return [...new Set(COUNTS.map((count) => rules.select(count)))];
};

/** The keys that a language has to have. */
export function wantedKeys(english: Catalogue, tag: string): readonly string[] {
  const keys = Object.keys(english).flatMap((key) => {
    const stem = stemOf(key);
    return stem === undefined ? [key] : formsOf(tag).map((form) => `${stem}__${form}`);
  });
  return [...new Set(keys)];
}

/** The English message that one of another language says the same as. */
export function englishFor(english: Catalogue, key: string): string | undefined {
  const stem = stemOf(key);
  return stem === undefined ? english[key] : english[`${stem}__other`];
}

const placesIn = (message: string) =>
  [...new Set(message.match(/\$\d/g) ?? [])].sort((a, b) => a.localeCompare(b));

/** What stands for an exact number, may leave the number out: "a request", "two requests". */
const mayDropCount = (key: string) => /__(?:zero|one|two)$/.test(key);

/** Whether the same values are filled in. */
export function hasSamePlaces(english: string, key: string, message: string): boolean {
  const [wanted, found] = [placesIn(english), placesIn(message)];
  const isSame = (a: readonly string[], b: readonly string[]) => a.join() === b.join();
  return isSame(wanted, found) || (mayDropCount(key) && isSame(wanted.slice(1), found));
}
