import { withoutWellKnown } from '../well-known.ts';
import { fittingValue, issuerFrom } from './fill.ts';
import type { Blanks, Provider } from './provider.ts';
import { PROVIDERS } from './providers.ts';
import { valuesIn } from './template.ts';

/** A provider that an address gives away, and as much of the blanks as it says. */
export interface Recognised {
  readonly provider: Provider;
  readonly blanks: Blanks;
  /** Absent: a blank that it needs is missing. */
  readonly issuer?: string;
}

const withoutFinalSlash = (text: string) => text.replace(/\/+$/, '');

const addressOf = ({ origin, pathname }: URL) =>
  withoutFinalSlash(origin + withoutWellKnown(pathname));

const isHostOf = ({ hosts }: Provider, { hostname }: URL) =>
  hosts === undefined || new RegExp(hosts).test(hostname);

const blanksOfPath = (provider: Provider, address: string) =>
  provider.addresses
    .map((template) => valuesIn(address, template, provider.blanks))
    .find((values) => values !== undefined);

function blanksOfQuery({ blanks }: Provider, query: URLSearchParams): Blanks {
  const values = blanks.flatMap((blank) => {
    const value = fittingValue(blank, query.get(blank.parameter ?? '') ?? undefined);
    return value === undefined ? [] : [[blank.name, value]];
  });
  return Object.fromEntries(values);
}

function held(url: URL, provider: Provider): Recognised | undefined {
  const ofPath = isHostOf(provider, url) ? blanksOfPath(provider, addressOf(url)) : undefined;
  if (ofPath === undefined) return undefined;
  const blanks = { ...blanksOfQuery(provider, url.searchParams), ...ofPath };
  const issuer = issuerFrom(provider, blanks);
  return { provider, blanks, ...(issuer.ok && { issuer: issuer.value }) };
}

/** Whose an address is: an issuer, its metadata, an endpoint, or a page of its login. */
export function recognise(url: URL): Recognised | undefined {
  for (const provider of PROVIDERS) {
    const recognised = held(url, provider);
    if (recognised) return recognised;
  }
  return undefined;
}
