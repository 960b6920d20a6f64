import type { Source } from '../findings/finding.ts';
import { type ClaimGroup, wordsOf } from './claim-family.ts';
import { COGNITO, document, ENTRA, ZITADEL } from './claim-sources.ts';
import { OF_PROVIDERS } from './claims-of-providers.ts';
import { RARE } from './claims-rare.ts';
import { REGISTERED } from './claims-registered.ts';
import { HEADER_PARAMETERS } from './header-parameters.ts';

/** What is known about a claim, or about a parameter of a header, by its name. */
export interface ClaimKind {
  /** Its sentence in the catalogue is `about_CODE`. */
  readonly code: string;
  /** Absent: it is a parameter of a header. */
  readonly group?: ClaimGroup;
  /** Absent: everyone's own. */
  readonly source?: Source;
}

/** A name as it stands in a key of the catalogue, which takes letters, digits and `_` alone. */
export const codeOf = (name: string): string => name.replaceAll(/[^A-Za-z0-9]/g, '_');

const claims: ReadonlyMap<string, ClaimKind> = new Map(
  [...REGISTERED, ...RARE, ...OF_PROVIDERS].flatMap(({ names, ...kind }) =>
    wordsOf(names).map((name) => [name, { code: codeOf(name), ...kind }]),
  ),
);

const parameters: ReadonlyMap<string, ClaimKind> = new Map(
  HEADER_PARAMETERS.flatMap(({ names, source }) =>
    wordsOf(names).map((name) => [name, { code: `header_${codeOf(name)}`, source }]),
  ),
);

/** What is known about a name by how it begins, the more exact first. */
const BEGINNINGS: readonly (readonly [beginning: string, kind: ClaimKind])[] = [
  ['urn:zitadel:', { code: 'any_zitadel', group: 'provider', source: ZITADEL }],
  ['custom:', { code: 'any_cognito', group: 'provider', source: COGNITO }],
  ['extension_', { code: 'any_entra', group: 'provider', source: ENTRA }],
  ['xms_', { code: 'any_xms', group: 'provider', source: ENTRA }],
  ['kubernetes.io', { code: 'any_kubernetes', group: 'provider' }],
  ['rdap_', { code: 'any_rdap', group: 'rare', source: document(9560) }],
  ['cdni', { code: 'any_cdni', group: 'rare', source: document(9246) }],
  ['sip_', { code: 'any_sip', group: 'rare', source: document(8055) }],
  ['https://', { code: 'any_address', group: 'provider' }],
  ['http://', { code: 'any_address', group: 'provider' }],
];

const byBeginning = (name: string) =>
  BEGINNINGS.find(([beginning]) => name.startsWith(beginning))?.[1];

/** What is known about a claim. Undefined: nothing. */
export const claimKind = (name: string): ClaimKind | undefined =>
  claims.get(name) ?? byBeginning(name);

/** What is known about a parameter of a header. Undefined: nothing. */
export const parameterKind = (name: string): ClaimKind | undefined => parameters.get(name);

/** All that there is a sentence for. */
export const allKinds = (): readonly ClaimKind[] => [
  ...claims.values(),
  ...parameters.values(),
  ...BEGINNINGS.map(([, kind]) => kind),
];
