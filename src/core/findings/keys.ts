import type { IssuerKey } from '../issuer-facts.ts';
import { claimsOf, headerOf, type TokenFacts } from '../token/facts.ts';
import { error, type FindingRule, type Found, warn } from './finding.ts';
import { oidcCore, rfc } from './source.ts';
import { issuerGrantOf, mediaTypeIn, textIn, urlIn } from './subject.ts';

const signatureOf = ({ check }: TokenFacts) => check?.signature;

const sigBad = (facts: TokenFacts): Found | undefined =>
  signatureOf(facts)?.kind === 'bad' ? error() : undefined;

const kidUnknown = (facts: TokenFacts): Found | undefined =>
  signatureOf(facts)?.kind === 'unknown_key' ? error() : undefined;

const whyUnfit = (facts: TokenFacts) => {
  const signature = signatureOf(facts);
  return signature?.kind === 'unfit_key' ? signature.why : undefined;
};

const keyWeak = (facts: TokenFacts): Found | undefined =>
  whyUnfit(facts) === 'weak' ? error() : undefined;

const keyUseMismatch = (facts: TokenFacts): Found | undefined =>
  ['use', 'algorithm'].includes(whyUnfit(facts) ?? '') ? error() : undefined;

/** The kinds of key that a signature can be of, by how the name of its algorithm begins (RFC 7518 §3.1). */
const KEY_TYPES: readonly (readonly [RegExp, IssuerKey['kty']])[] = [
  [/^(?:RS|PS)\d/, 'RSA'],
  [/^ES\d/, 'EC'],
  [/^Ed/, 'OKP'],
  [/^ML-DSA/, 'AKP'],
];

const mayHaveSigned = ({ kty, use, alg }: IssuerKey, algorithm: string) =>
  use !== 'enc' &&
  (alg ?? algorithm) === algorithm &&
  KEY_TYPES.some(([pattern, type]) => pattern.test(algorithm) && kty === type);

/** With one key that fits there is nothing to be told apart. */
function kidMissing(facts: TokenFacts): Found | undefined {
  const { reading, issuer } = facts;
  const header = headerOf(facts);
  if (reading?.form !== 'self-contained' || !reading.isSigned || textIn(header, 'kid')) return;
  const algorithm = textIn(header, 'alg') ?? '';
  const fitting = (issuer?.keys ?? []).filter((key) => mayHaveSigned(key, algorithm));
  return fitting.length > 1 ? warn(fitting.length) : undefined;
}

/** The host that may hold its keys: the issuer's as configured; where nobody knows it, as it says itself. */
const rightHost = (facts: TokenFacts) =>
  urlIn(issuerGrantOf(facts)?.server.issuer ?? textIn(claimsOf(facts), 'iss'))?.host;

/** Where its issuer publishes its keys may be another host: Google's is. */
const isPublished = (url: URL, { issuer }: TokenFacts) => url.href === issuer?.metadata?.jwksUri;

/** A place for keys that is not the issuer's: `jku: https://evil.example`. */
function foreignPlace(facts: TokenFacts, name: 'jku' | 'x5u'): string | undefined {
  const header = headerOf(facts);
  if (!Object.hasOwn(header, name)) return undefined;
  const url = urlIn(textIn(header, name));
  if (url && (url.host === rightHost(facts) || isPublished(url, facts))) return undefined;
  return url ? `${name}: ${url.origin}` : name;
}

/**
 * Whoever makes a token can put a key into its header, or say where one is (RFC 8725 §3.10). Beyond Identity
 * names its own host there, which is right. A DPoP proof has to have its key (RFC 9449 §4.2).
 */
function headerKey(facts: TokenFacts): Found | undefined {
  const header = headerOf(facts);
  if (facts.reading?.form === 'referential') return undefined;
  const isProof = mediaTypeIn(header, 'typ') === 'dpop+jwt';
  const own = Object.hasOwn(header, 'jwk') && !isProof ? 'jwk' : undefined;
  const found = own ?? foreignPlace(facts, 'jku') ?? foreignPlace(facts, 'x5u');
  return found === undefined ? undefined : error(found);
}

export const KEY_RULES: readonly FindingRule[] = [
  { id: 'sig_bad', source: rfc(7515, '5.2'), find: sigBad },
  { id: 'kid_unknown', source: rfc(7515, '4.1.4'), find: kidUnknown },
  { id: 'kid_missing', source: oidcCore('10.1'), find: kidMissing },
  { id: 'key_weak', source: rfc(7518, '3.3'), find: keyWeak },
  { id: 'key_use_mismatch', source: rfc(7517, '4.2'), find: keyUseMismatch },
  { id: 'header_key', source: rfc(8725, '3.10'), find: headerKey },
];
