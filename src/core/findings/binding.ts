import { claimsOf, type TokenFacts } from '../token/facts.ts';
import { error, type FindingRule, type Found } from './finding.ts';
import { rfc } from './source.ts';
import { isForApi } from './subject.ts';

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

/** Whom it is bound to: by the token itself, or by its issuer of one that cannot be read (RFC 7800 §3.1). */
const confirmationsOf = (facts: TokenFacts): readonly unknown[] => [
  claimsOf(facts)['cnf'],
  facts.kind === 'access_token' ? facts.answers?.introspection?.claims?.['cnf'] : undefined,
];

const boundBy = (facts: TokenFacts, member: string): Found | undefined =>
  isForApi(facts) && confirmationsOf(facts).some((one) => typeof memberOf(one, member) === 'string')
    ? error()
    : undefined;

export const BINDING_RULES: readonly FindingRule[] = [
  { id: 'cnf_dpop', source: rfc(9449, '7.2'), find: (facts) => boundBy(facts, 'jkt') },
  { id: 'cnf_mtls', source: rfc(8705, '3'), find: (facts) => boundBy(facts, 'x5t#S256') },
];
