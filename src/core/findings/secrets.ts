import type { TokenFacts } from '../token/facts.ts';
import type { SelfContained } from '../token/reading.ts';
import { error, type FindingRule, type Found } from './finding.ts';
import { rfc } from './source.ts';

/** Names without what parts their words: `client_secret`, `clientSecret` and `https://x.test/client-secret` alike. */
const SECRET_NAMES = [
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'passcode',
  'secret',
  'secretkey',
  'clientsecret',
  'sharedsecret',
  'apikey',
  'apisecret',
  'accesskey',
  'secretaccesskey',
  'privatekey',
  'refreshtoken',
];

const lastPart = (name: string) => name.split(/[/:]/).at(-1) ?? '';
const isSecretName = (name: string) =>
  SECRET_NAMES.includes(
    lastPart(name)
      .toLowerCase()
      .replaceAll(/[-_. ]/g, ''),
  );

/** A flag such as `password: true` gives nothing away. */
const isSecretValue = (value: unknown) =>
  (typeof value === 'string' && value !== '') ||
  typeof value === 'number' ||
  typeof value === 'bigint';

/** Where secrets stand, as paths; the reader lets nothing too deep through. A value such as `pwd` among `amr` is no name. */
function secretsIn(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = path === '' || isList ? path || name : `${path}.${name}`;
    if (!isList && isSecretName(name) && isSecretValue(inner)) return [place];
    return secretsIn(inner, isList ? path : place);
  });
}

/** Where a token names what looks like a secret. */
export function secretPlaces({ claims, disclosures = [] }: SelfContained): readonly string[] {
  const disclosed = disclosures.map(({ name = '', value }) => ({ [name]: value }));
  return [...new Set([claims, ...disclosed].flatMap((members) => secretsIn(members, '')))];
}

/** Never the secret itself. */
function secretInToken({ reading }: TokenFacts): Found | undefined {
  const list = reading?.form === 'self-contained' ? secretPlaces(reading) : [];
  return list.length > 0 ? error({ list }) : undefined;
}

export const SECRET_RULES: readonly FindingRule[] = [
  { id: 'secret_in_token', source: rfc(7519, '12'), find: secretInToken },
];
