import type { Metadata } from '../discovery.ts';
import type { IssuerGrant } from '../grant.ts';
import { recognise } from '../providers/recognise.ts';
import type { TokenFacts } from '../token/facts.ts';
import { isLoopback } from '../web-url.ts';
import { besideAccessToken } from './around.ts';
import { type FindingRule, type Found, warn } from './finding.ts';
import { rfc } from './source.ts';
import { issuerGrantOf } from './subject.ts';

const otherIssuer = ({ server }: IssuerGrant, { issuer }: Metadata) =>
  issuer === server.issuer ? [] : [`issuer: ${issuer}`];

/** Many support it and do not say so: only who names its methods without it lacks it (RFC 9700 §2.1.1). */
const withoutS256 = ({ kind }: IssuerGrant, { pkceMethods }: Metadata) =>
  kind === 'authorization_code' && pkceMethods && !pkceMethods.includes('S256')
    ? [`code_challenge_methods_supported: ${pkceMethods.join(' ') || '–'}`]
    : [];

/** Nobody tells here which suffixes are public: two labels that differ are two owners. An address is its own. */
const ownerOf = (address: string) => {
  const { hostname } = new URL(address);
  const isNumeric = isLoopback(hostname) || /^[\d.]+$|:/.test(hostname);
  return isNumeric ? hostname : hostname.split('.').slice(-2).join('.');
};

const ENDPOINTS = {
  token_endpoint: 'tokenEndpoint',
  authorization_endpoint: 'authorizationEndpoint',
  jwks_uri: 'jwksUri',
  introspection_endpoint: 'introspectionEndpoint',
  revocation_endpoint: 'revocationEndpoint',
  userinfo_endpoint: 'userinfoEndpoint',
} as const satisfies Record<string, keyof Metadata>;

/** Of the providers that we know some have their endpoints elsewhere: Google, Cognito. */
function elsewhere({ server: { issuer } }: IssuerGrant, metadata: Metadata) {
  if (recognise(new URL(issuer))) return [];
  return Object.entries(ENDPOINTS).flatMap(([name, member]) => {
    const address = metadata[member];
    const isElsewhere = address !== undefined && ownerOf(address) !== ownerOf(issuer);
    return isElsewhere ? [`${name}: ${new URL(address).host}`] : [];
  });
}

/** In the words of the metadata itself. A document of another issuer is not read at all (RFC 8414 §3.3). */
function bad(facts: TokenFacts): Found | undefined {
  const grant = issuerGrantOf(facts);
  const { metadata, failure } = facts.issuer ?? {};
  if (failure?.code === 'issuer_mismatch') return warn({ list: ['issuer'] });
  if (!grant || !metadata) return undefined;
  const odd = [otherIssuer, withoutS256, elsewhere].flatMap((look) => look(grant, metadata));
  return odd.length > 0 ? warn({ list: odd }) : undefined;
}

export const DISCOVERY_RULES: readonly FindingRule[] = [
  { id: 'discovery_bad', source: rfc(8414, '3.3'), find: besideAccessToken(bad) },
];
