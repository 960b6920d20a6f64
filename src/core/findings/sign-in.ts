import type { FailureCode } from '../failure.ts';
import type { TokenFacts } from '../token/facts.ts';
import { besideAccessToken } from './around.ts';
import { error, type FindingRule, type Found } from './finding.ts';
import { oidcCore, rfc } from './source.ts';
import { issuerGrantOf } from './subject.ts';

/** Such an answer is refused whole: nothing of it is at hand but why it was. */
const failedWith = ({ failure }: TokenFacts, ...codes: readonly FailureCode[]) =>
  failure !== undefined && codes.includes(failure.code);

function otherIssuer(facts: TokenFacts): Found | undefined {
  const issuer = issuerGrantOf(facts)?.server.issuer;
  const isOther = failedWith(facts, 'issuer_response', 'issuer_unnamed');
  return isOther && issuer !== undefined ? error(issuer) : undefined;
}

const otherNonce = (facts: TokenFacts): Found | undefined =>
  failedWith(facts, 'nonce_mismatch') ? error() : undefined;

/** At a renewal (OpenID Connect Core §12.2), or asked about the user (§5.3.2). */
const otherSubject = (facts: TokenFacts): Found | undefined =>
  failedWith(facts, 'subject_changed') || facts.answers?.userinfo?.failure?.code === 'other_user'
    ? error()
    : undefined;

/** Some issuers say `access_token` there, which is no type of RFC 6749 §7.1. */
const BOUND = /^(?:dpop|pop|mac)$/i;

/** As the issuer said when it was asked about this very token (RFC 7662 §2.2). */
export function boundAs({ answers }: TokenFacts): string | undefined {
  const type = answers?.introspection?.claims?.['token_type'];
  return typeof type === 'string' && BOUND.test(type) ? type : undefined;
}

function otherType(facts: TokenFacts): Found | undefined {
  const refused = failedWith(facts, 'token_type') ? (facts.failure?.detail ?? '') : undefined;
  const type = boundAs(facts) ?? refused;
  return type === undefined ? undefined : error(type);
}

export const SIGN_IN_RULES: readonly FindingRule[] = [
  { id: 'iss_response', source: rfc(9207, '2.4'), find: besideAccessToken(otherIssuer) },
  { id: 'nonce_mismatch', source: oidcCore('3.1.3.7'), find: besideAccessToken(otherNonce) },
  { id: 'sub_mismatch', source: oidcCore('5.3.2'), find: besideAccessToken(otherSubject) },
  { id: 'token_type_other', source: rfc(6749, '7.1'), find: besideAccessToken(otherType) },
];
