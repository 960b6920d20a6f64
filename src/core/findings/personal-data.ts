import { claimKind } from '../token/claim-kinds.ts';
import { claimsOf, type TokenFacts } from '../token/facts.ts';
import { type FindingRule, type Found, info } from './finding.ts';
import { isForClient } from './kind-of-token.ts';
import { rfc } from './source.ts';

/** What Entra names people by. */
const ENTRAS = ['upn', 'unique_name'];

const isPersonal = (name: string) => claimKind(name)?.group === 'who' || ENTRAS.includes(name);

/** An ID token is there to say who somebody is; one in the place of an access token is told of as that. */
function pii(facts: TokenFacts): Found | undefined {
  const claims = claimsOf(facts);
  if (facts.kind !== 'access_token' || isForClient(facts)) return undefined;
  const list = Object.keys(claims).filter((name) => isPersonal(name) && claims[name] !== null);
  return list.length > 0 ? info({ list }) : undefined;
}

const groupsIn = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'groups');

/** Entra lists up to 200 groups; for more it says where to ask (OpenID Connect Core §5.6.2), or only that. */
function groupOverage(facts: TokenFacts): Found | undefined {
  const claims = claimsOf(facts);
  const isOver =
    groupsIn(claims['_claim_names']) || [true, 'true'].some((yes) => claims['hasgroups'] === yes);
  return isOver ? info() : undefined;
}

const GROUPS = {
  name: 'Microsoft Entra: groups overage claim',
  url: 'https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference#groups-overage-claim',
};

export const PERSONAL_DATA_RULES: readonly FindingRule[] = [
  { id: 'pii', source: rfc(9068, '6'), find: pii },
  { id: 'group_overage', source: GROUPS, find: groupOverage },
];
