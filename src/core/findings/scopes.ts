import { claimsOf, type TokenFacts } from '../token/facts.ts';
import { scopesAsked, scopesIn, scopesOf } from '../token/scopes.ts';
import { besideAccessToken } from './around.ts';
import { type FindingRule, type Found, info, warn } from './finding.ts';
import { oidcCore, rfc } from './source.ts';
import { issuerGrantOf } from './subject.ts';

/** A refresh token that did not come is told by `no_refresh`. */
function less(facts: TokenFacts): Found | undefined {
  const refused = scopesOf(facts).refused.filter((scope) => scope !== 'offline_access');
  return refused.length > 0 ? warn({ list: refused }) : undefined;
}

/** The claim that holds the scopes otherwise than RFC 8693 §4.2 has it. */
function oddClaim(facts: TokenFacts): 'scope' | 'scp' | undefined {
  const { scope, scp } = claimsOf(facts);
  if (Array.isArray(scope)) return 'scope';
  return scope === undefined && scopesIn(scp) !== undefined ? 'scp' : undefined;
}

function format(facts: TokenFacts): Found | undefined {
  const claim = oddClaim(facts);
  return claim && info(claim);
}

/** In one pass: a token may name any number of scopes. */
function twiceIn(scopes: readonly string[]): readonly string[] {
  const once = new Set<string>();
  const twice = scopes.filter((scope) => {
    const isKnown = once.has(scope);
    once.add(scope);
    return isKnown;
  });
  return [...new Set(twice)];
}

function duplicate(facts: TokenFacts): Found | undefined {
  const { scope, scp } = claimsOf(facts);
  const named = [scope, scp, facts.tokens?.scopes].map((value) => scopesIn(value) ?? []);
  const twice = [...new Set(named.flatMap(twiceIn))];
  return twice.length > 0 ? info({ list: twice }) : undefined;
}

/** The app sends the ID token. One that comes without having been asked for is fine. */
function openidMissing(facts: TokenFacts): Found | undefined {
  const grant = issuerGrantOf(facts);
  if (facts.app?.send !== 'id_token' || grant === undefined) return undefined;
  // A refresh token that was got elsewhere stands for scopes that we do not know.
  const isAsked = grant.kind === 'refresh_token' || scopesAsked(facts).includes('openid');
  return isAsked || facts.tokens?.idToken !== undefined ? undefined : warn();
}

export const SCOPE_RULES: readonly FindingRule[] = [
  { id: 'scope_less', source: rfc(6749, '3.3'), find: besideAccessToken(less) },
  { id: 'scope_format', source: rfc(8693, '4.2'), find: format },
  { id: 'scope_duplicate', source: rfc(6749, '3.3'), find: duplicate },
  { id: 'openid_missing', source: oidcCore('3.1.2.1'), find: openidMissing },
];
