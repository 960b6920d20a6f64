import { type Home, homeOf } from '../beyond-identity.ts';
import { AUDIENCE_RULES, isApis } from '../findings/audience.ts';
import type { FindingValue } from '../findings/finding.ts';
import { isForClient } from '../findings/kind-of-token.ts';
import { PARTY_RULES } from '../findings/parties.ts';
import {
  audiencesOf,
  clientIdOf,
  isForApi,
  issuerGrantOf,
  textIn,
  timeIn,
  urlIn,
} from '../findings/subject.ts';
import type { SignatureCheck } from './check.ts';
import { claimsOf, headerOf, issuersNow, type TokenFacts } from './facts.ts';
import { scopesAsked, scopesOf } from './scopes.ts';

/** What is looked at in a token without asking anyone (RFC 9068 §4, OpenID Connect Core §3.1.3.7), in that order. */
export type StepId =
  | 'key_host'
  | 'key'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'client'
  | 'times'
  | 'tenant'
  | 'realm'
  | 'scopes';

/** `unknown`: only the API itself can tell, or what is needed for it is not at hand. */
export type Outcome = 'passed' | 'failed' | 'unknown';

/** One step, as `check_ID` says it. */
export interface Step {
  readonly id: StepId;
  readonly outcome: Outcome;
  /** What has to be: `$1` of the sentence. */
  readonly values: readonly FindingValue[];
  /** What stands there instead. Absent: it passed, or nothing does. */
  readonly found?: FindingValue;
}

const passedIf = (isRight: boolean): Outcome => (isRight ? 'passed' : 'failed');

function step(
  id: StepId,
  outcome: Outcome,
  values: readonly FindingValue[] = [],
  found?: FindingValue,
): Step {
  const isWorthTelling = outcome !== 'passed' && found !== undefined && found !== '';
  return { id, outcome, values, ...(isWorthTelling && { found }) };
}

/** A text that has to be this very one. */
const exact = (id: StepId, expected: string, found: string | undefined) =>
  step(id, passedIf(found === expected), [expected], found);

/** A key set may say only where the configured issuer's are: whoever makes a token can name any place. */
function keyHost(facts: TokenFacts, { host }: Home): Step {
  const place = textIn(headerOf(facts), 'jku');
  const url = urlIn(place);
  const isThere = url?.protocol === 'https:' && url.host === host;
  return step('key_host', passedIf(isThere), [host], url?.host ?? place);
}

const HAS_KEY: Readonly<Partial<Record<SignatureCheck['kind'], Outcome>>> = {
  verified: 'passed',
  bad: 'passed',
  unfit_key: 'failed',
  unknown_key: 'failed',
  unsigned: 'failed',
};

function key(facts: TokenFacts): Step {
  const keyId = textIn(headerOf(facts), 'kid');
  if (keyId === undefined) return step('key', 'failed', ['–']);
  return step('key', HAS_KEY[facts.check?.signature.kind ?? 'no_keys'] ?? 'unknown', [keyId]);
}

const FITS: Readonly<Partial<Record<SignatureCheck['kind'], Outcome>>> = {
  verified: 'passed',
  bad: 'failed',
  unsigned: 'failed',
  critical: 'failed',
  unfit_key: 'failed',
};

const signature = ({ check }: TokenFacts) =>
  step('signature', FITS[check?.signature.kind ?? 'no_keys'] ?? 'unknown');

/** As the finding has it: an issuer that some APIs take and others do not is neither right nor wrong. */
function issuer(facts: TokenFacts, expected: string): Step {
  const iss = textIn(claimsOf(facts), 'iss');
  const mismatch = PARTY_RULES.find(({ id }) => id === 'iss_mismatch')?.find(facts);
  if (iss === undefined) return step('issuer', 'failed', [expected]);
  if (!mismatch) return step('issuer', 'passed', [iss]);
  return step('issuer', mismatch.level === 'error' ? 'failed' : 'unknown', [expected], iss);
}

/** What the findings know to be wrong; an API may go by any other name at its issuer that nobody here knows. */
const isElsewhere = (facts: TokenFacts) =>
  facts.kind === 'id_token' ||
  isForClient(facts) ||
  AUDIENCE_RULES.some(({ id, find }) => id === 'aud_not_api' && find(facts));

function audience(facts: TokenFacts, own: readonly (string | undefined)[] = []): Step {
  const list = audiencesOf(facts);
  const { app } = facts;
  const isRight = list.some(
    (one) => own.includes(one) || (app !== undefined && isApis(one, app, facts)),
  );
  if (isRight || list.length === 0) return step('audience', passedIf(isRight));
  return step('audience', isElsewhere(facts) ? 'failed' : 'unknown', [], { list });
}

/** An ID token is for the client (OpenID Connect Core §3.1.3.7): an API that gets it knows it by that name as well. */
function recipient(facts: TokenFacts): Step {
  if (facts.kind !== 'id_token') return audience(facts);
  const client = clientIdOf(facts);
  if (isForApi(facts)) return audience(facts, [client]);
  const list = audiencesOf(facts);
  const isRight = client !== undefined && list.includes(client);
  return step('client', passedIf(isRight), [], list.length > 0 ? { list } : undefined);
}

function times(facts: TokenFacts): Step {
  const now = issuersNow(facts);
  const [from, end] = [timeIn(facts, 'nbf'), timeIn(facts, 'exp')];
  if (from !== undefined && from > now) return step('times', 'failed', [], { moment: from });
  if (end === undefined) return step('times', 'exp' in claimsOf(facts) ? 'failed' : 'unknown');
  return step('times', passedIf(now < end), [], { moment: end });
}

/** Where nothing was asked for, nothing can be lacking. */
function scopes(facts: TokenFacts): readonly Step[] {
  if (scopesAsked(facts).length === 0) return [];
  const { granted, refused } = scopesOf(facts);
  const isTold = granted.length > 0 || facts.tokens?.scopes !== undefined;
  const outcome = isTold ? passedIf(refused.length === 0) : 'unknown';
  return [step('scopes', outcome, [], granted.length > 0 ? { list: granted } : undefined)];
}

/** The steps that Beyond Identity wants an API to take with a self-contained access token. */
const beyondIdentitySteps = (facts: TokenFacts, home: Home): readonly Step[] => [
  keyHost(facts, home),
  key(facts),
  signature(facts),
  audience(facts, [home.application, clientIdOf(facts)]),
  times(facts),
  exact('tenant', home.tenant, textIn(claimsOf(facts), 'bi_t')),
  exact('realm', home.realm, textIn(claimsOf(facts), 'bi_r')),
  ...scopes(facts),
];

const generalSteps = (facts: TokenFacts, expected: string): readonly Step[] => [
  signature(facts),
  issuer(facts, expected),
  recipient(facts),
  times(facts),
  ...(facts.kind === 'id_token' ? [] : scopes(facts)),
];

/**
 * What an API checks in this token without asking anyone, or the app in an ID token that it keeps to itself. Empty:
 * nobody can check anything without its issuer.
 */
export function checklistOf(facts: TokenFacts): readonly Step[] {
  const expected = issuerGrantOf(facts)?.server.issuer;
  if (facts.reading?.form !== 'self-contained' || expected === undefined) return [];
  const home = facts.kind === 'id_token' ? undefined : homeOf(expected);
  return home ? beyondIdentitySteps(facts, home) : generalSteps(facts, expected);
}
