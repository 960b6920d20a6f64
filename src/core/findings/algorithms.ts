import { headerOf, type TokenFacts } from '../token/facts.ts';
import { error, type FindingRule, type Found, warn } from './finding.ts';
import { rfc } from './source.ts';
import { textIn } from './subject.ts';

/** Without a signature, or with one of the kind `none`, in any letter case (RFC 8725 §3.2). */
function algNone({ reading }: TokenFacts): Found | undefined {
  if (reading?.form !== 'self-contained') return undefined;
  const isNone = textIn(reading.header, 'alg')?.toLowerCase() === 'none';
  return isNone || !reading.isSigned ? error() : undefined;
}

/** An API that takes the public key for the secret lets anyone sign (RFC 8725 §2.1). */
function algHsWithPublicIdp(facts: TokenFacts): Found | undefined {
  const { reading, issuer } = facts;
  const algorithm = textIn(headerOf(facts), 'alg') ?? '';
  const publishes = (issuer?.keys ?? []).length > 0 || issuer?.metadata?.jwksUri !== undefined;
  return reading?.form === 'self-contained' && publishes && /^HS\d+$/.test(algorithm)
    ? warn(algorithm)
    : undefined;
}

/**
 * RSA1_5 leaks what it encrypts (RFC 8725 §3.2); the registry prohibits those with SHA-1 and without
 * integrity; ES256K (RFC 8812) is in no browser and few libraries. EdDSA is deprecated as a name only
 * (RFC 9864 §3.1), and every library still takes it, so it is not here.
 */
const DEPRECATED = [
  'RSA1_5',
  'RS1',
  'HS1',
  'ES256K',
  'A128CBC',
  'A192CBC',
  'A256CBC',
  'A128CTR',
  'A192CTR',
  'A256CTR',
];

function algDeprecated(facts: TokenFacts): Found | undefined {
  const header = headerOf(facts);
  const found = [textIn(header, 'alg'), textIn(header, 'enc')].find(
    (name) => name !== undefined && DEPRECATED.includes(name),
  );
  return found === undefined ? undefined : warn(found);
}

const b64False = (facts: TokenFacts): Found | undefined =>
  headerOf(facts)['b64'] === false ? warn() : undefined;

/** What `crit` names; it has to be a list, and must not be empty. */
function extensionsIn(crit: unknown): readonly string[] {
  const names: readonly unknown[] = Array.isArray(crit) ? crit : [];
  return names.length > 0 ? names.map((name) => (typeof name === 'string' ? name : '?')) : ['?'];
}

/** `b64` is understood (RFC 7797 §6), and told of by itself. */
function critUnknown(facts: TokenFacts): Found | undefined {
  const header = headerOf(facts);
  const named = Object.hasOwn(header, 'crit') ? extensionsIn(header['crit']) : [];
  const list = named.filter((name) => name !== 'b64');
  if (list.length > 0) return error({ list });
  const isRefused = facts.check?.signature.kind === 'critical' && named.length === 0;
  return isRefused ? error('?') : undefined;
}

const REGISTRY = {
  name: 'IANA JOSE algorithms',
  url: 'https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-algorithms',
};

export const ALGORITHM_RULES: readonly FindingRule[] = [
  { id: 'alg_none', source: rfc(8725, '3.2'), find: algNone },
  { id: 'alg_hs_with_public_idp', source: rfc(8725, '2.1'), find: algHsWithPublicIdp },
  { id: 'alg_deprecated', source: REGISTRY, find: algDeprecated },
  { id: 'b64_false', source: rfc(7797, '7'), find: b64False },
  { id: 'crit_unknown', source: rfc(7515, '4.1.11'), find: critUnknown },
];
