import type { AppField, AppForm } from '../core/app-form.ts';
import { withOtherEnding } from '../core/issuer-candidates.ts';
import { type PastedAddress, readAddress } from '../core/pasted-address.ts';
import { wholeAddress } from '../core/pasted-url.ts';
import { fittingValue, formFrom, issuerFrom } from '../core/providers/fill.ts';
import type { AppKind, BlankName, Blanks, Provider } from '../core/providers/provider.ts';
import { guessesFrom } from './guesses.ts';

/** What an address in the issuer's field was read as, and what was made of it since. */
export interface Reading {
  /** All that a name may stand for. */
  readonly providers: readonly Provider[];
  readonly provider: Provider | undefined;
  /** As typed, or as recognised. */
  readonly blanks: Blanks;
  readonly kind: AppKind | undefined;
  /** What the address itself says. */
  readonly said: Partial<AppForm>;
  readonly candidates: readonly string[];
  readonly wasImplicit: boolean;
  readonly isOpaque: boolean;
  /** What it has filled in. */
  readonly filled: readonly AppField[];
  /** The blanks that were missing, or that cannot be right, when they were needed. */
  readonly refused: readonly BlankName[];
}

/** Whether a text could be a host without its scheme, and nothing else about it says that it is an issuer. */
export function isBareHost(text: string): boolean {
  const isBare = wholeAddress(text.trim()) !== text.trim();
  const address = readAddress(text);
  return isBare && address.ok && address.value.kind === 'issuer' && !address.value.recognised;
}

const at = (provider: Provider | undefined, blanks: Blanks = {}) => ({
  provider,
  blanks,
  kind: provider?.kinds?.[0],
  refused: [],
});

const PLAIN = {
  providers: [],
  said: {},
  candidates: [],
  wasImplicit: false,
  isOpaque: false,
  filled: [],
};

export function readingOf(address: PastedAddress): Reading {
  if (address.kind === 'provider') {
    return { ...PLAIN, providers: address.providers, ...at(address.providers[0]) };
  }
  const { recognised, form, candidates } = address;
  const flags = address.kind === 'request' ? address : PLAIN;
  const { wasImplicit, isOpaque } = flags;
  const found = at(recognised?.provider, recognised?.blanks);
  return { ...PLAIN, ...found, said: form, candidates, wasImplicit, isOpaque };
}

/** The same address, taken for another provider of that name. */
export const asProvider = (reading: Reading, provider: Provider): Reading => ({
  ...reading,
  ...at(provider),
});

/** Undefined: a blank that it needs is missing. */
export function issuerIn({ provider, blanks, candidates }: Reading): string | undefined {
  if (!provider) return candidates[0];
  const issuer = issuerFrom(provider, blanks);
  return issuer.ok ? issuer.value : undefined;
}

const hasMetadata = ({ provider }: Reading) => !provider?.quirks?.includes('no_discovery');

/** Where to look for metadata; nowhere, where there is none or the issuer is not known yet. */
export function candidatesIn(reading: Reading): readonly string[] {
  if (!reading.provider) return reading.candidates;
  const issuer = issuerIn(reading);
  return issuer !== undefined && hasMetadata(reading) ? withOtherEnding(issuer) : [];
}

/** A copied request may do without what the issuer can do: only its metadata says that it cannot. */
const withoutWeakPkce = ({ pkce, ...said }: Partial<AppForm>): Partial<AppForm> =>
  pkce === 'S256' ? { ...said, pkce } : said;

/** Only a sign-in's own request names the page that it is asked at. */
const isRequest = (said: Partial<AppForm>) => said.authorizationEndpoint !== undefined;

/** What the form holds by it, the issuer apart. */
export function fieldsIn({ provider, blanks, kind, said }: Reading): Partial<AppForm> {
  const usual = provider ? formFrom(provider, blanks, kind) : {};
  const { issuer: _, ...fields } = { ...usual, ...withoutWeakPkce(said) };
  return isRequest(said) ? { ...fields, ...guessesFrom(said), ...fields } : fields;
}

/** What the form holds at the provider that an issuer gives away. */
export function usualAt(issuer: string): Partial<AppForm> {
  const address = readAddress(issuer);
  if (!address.ok || address.value.kind === 'provider') return {};
  const { recognised } = address.value;
  return recognised ? formFrom(recognised.provider, recognised.blanks) : {};
}

const isWrong = (provider: Provider, blanks: Blanks, name: BlankName) => {
  const blank = provider.blanks.find((other) => other.name === name);
  const value = blanks[name]?.trim() ?? '';
  return blank !== undefined && value !== '' && fittingValue(blank, value) === undefined;
};

/** The blanks that the issuer still needs, and those whose value cannot be right. */
export function wrongBlanks({ provider, blanks }: Reading): readonly BlankName[] {
  if (!provider) return [];
  const issuer = issuerFrom(provider, blanks);
  const missing = issuer.ok ? [] : issuer.fault;
  const names = provider.blanks.map(({ name }) => name);
  return names.filter((name) => missing.includes(name) || isWrong(provider, blanks, name));
}
