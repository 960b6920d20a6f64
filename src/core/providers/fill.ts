import type { AppForm } from '../app-form.ts';
import { bad, good, type Result } from '../result.ts';
import type { AppKind, Blank, BlankName, Blanks, Provider } from './provider.ts';
import { filled, namesIn } from './template.ts';

const withScheme = (address: string) =>
  /^https?:\/\//i.test(address) ? address : `https://${address}`;

/** People paste an address where a host is asked for, and a host where an address is. */
function tidied({ name }: Blank, input: string) {
  const text = input.trim().replace(/\/+$/, '');
  if (text === '') return '';
  return name === 'server' ? withScheme(text) : text.replace(/^https?:\/\//i, '');
}

/** The value of a blank as it goes into a template, or nothing where it cannot be one. */
export function fittingValue(blank: Blank, input: string | undefined): string | undefined {
  const value = tidied(blank, input ?? '');
  const isFitting = new RegExp(`^(?:${blank.pattern})$`).test(value);
  return isFitting && (blank.fits?.(value) ?? true) ? value : undefined;
}

const fittingValues = ({ blanks }: Provider, inputs: Blanks): Blanks =>
  Object.fromEntries(
    blanks.flatMap((blank) => {
      const value = fittingValue(blank, inputs[blank.name]);
      return value === undefined ? [] : [[blank.name, value]];
    }),
  );

/** The issuer, or the names of the blanks that it still needs. */
export function issuerFrom(
  provider: Provider,
  blanks: Blanks,
): Result<string, readonly BlankName[]> {
  const values = fittingValues(provider, blanks);
  const issuer = filled(provider.issuer, values);
  if (issuer !== undefined) return good(issuer);
  const needed = new Set(namesIn(provider.issuer));
  return bad(
    provider.blanks
      .map(({ name }) => name)
      .filter((name) => needed.has(name) && values[name] === undefined),
  );
}

/** Where an app is registered with this provider, as far as the blanks say. */
export const registerAt = (provider: Provider, blanks: Blanks): string | undefined =>
  provider.register === undefined
    ? undefined
    : filled(provider.register, fittingValues(provider, blanks));

/** The lines of a field whose blanks are filled. Nothing where it has some, but none of them is. */
function filledLines(template: string, values: Blanks) {
  const lines = template
    .split('\n')
    .map((line) => filled(line, values))
    .filter((line) => line !== undefined);
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** What the form of a new app holds at a provider; a field that waits for a blank is left out. */
export function formFrom(
  provider: Provider,
  blanks: Blanks,
  kind: AppKind | undefined = provider.kinds?.[0],
): Partial<AppForm> {
  const values = fittingValues(provider, blanks);
  const fields = { issuer: provider.issuer, ...provider.form, ...kind?.form };
  const entries = Object.entries(fields).map(([field, value]) => [
    field,
    typeof value === 'string' ? filledLines(value, values) : value,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
