import type { FindingValue } from '../findings/finding.ts';
import { audiencesOf, clientIdOf } from '../findings/subject.ts';
import { type Millis, SECOND } from '../time.ts';
import type { SignatureCheck } from './check.ts';
import { issuersNow, type TokenFacts } from './facts.ts';
import { lifeLeft } from './life-left.ts';
import type { Claims } from './reading.ts';

/** By what is known: which API, until when, as whom. */
const GOOD = {
  api_span_who: 'verdict_good_api_span_who',
  api_span: 'verdict_good_api_span',
  api_who: 'verdict_good_api_who',
  api: 'verdict_good_api',
  span_who: 'verdict_good_span_who',
  span: 'verdict_good_span',
  who: 'verdict_good_who',
  '': 'verdict_good',
} as const;

/** An ID token that stays with its app. */
const FOR_APP = {
  span_who: 'verdict_id_token_span_who',
  span: 'verdict_id_token_span',
  who: 'verdict_id_token_who',
  '': 'verdict_id_token',
} as const;

export type GoodKey = (typeof GOOD)[keyof typeof GOOD] | (typeof FOR_APP)[keyof typeof FOR_APP];

/** `verdict_signature_valid` stands for a signature that was verified, and for nothing else. */
const ASIDES = {
  verified: 'verdict_signature_valid',
  bad: 'verdict_signature_bad',
  unsigned: 'verdict_unsigned',
  symmetric: 'verdict_signature_uncheckable',
  unknown_key: 'verdict_signature_uncheckable',
  unfit_key: 'verdict_signature_uncheckable',
  unsupported: 'verdict_signature_uncheckable',
  critical: 'verdict_signature_uncheckable',
  no_keys: 'verdict_signature_uncheckable',
  not_applicable: 'verdict_signature_unchecked',
} as const satisfies Record<SignatureCheck['kind'], string>;

export type AsideKey =
  | (typeof ASIDES)[SignatureCheck['kind']]
  | 'verdict_signature_unchecked_yet'
  | 'verdict_issuer_says';

export const asideOf = ({ check }: TokenFacts): AsideKey =>
  check ? ASIDES[check.signature.kind] : 'verdict_signature_unchecked_yet';

/** The APIs that it is sent to. Without an app: those that it names itself (RFC 7519 §4.1.3). */
function apisOf(facts: TokenFacts): readonly string[] {
  const { app, kind } = facts;
  if (!app) return audiencesOf(facts);
  if (app.send !== kind) return [];
  return [...new Set(app.apiScopes.map(({ origin }) => new URL(origin).host))];
}

/** The claims by which people know each other, the best known first (`username`: RFC 7662 §2.2; `upn`: Entra). */
const NAMES = ['preferred_username', 'email', 'upn', 'username', 'name', 'sub'];

/** Under these a token names its client. */
const CLIENTS = ['client_id', 'azp', 'appid', 'cid'];

/** Whom it stands for; undefined: nobody, or the client itself. */
function whoIn(facts: TokenFacts, claims: Claims): string | undefined {
  const named = NAMES.map((name) => claims[name]).find(
    (name) => typeof name === 'string' && name !== '',
  ) as string | undefined;
  const who = facts.tokens?.who ?? named;
  const clients = [clientIdOf(facts), ...CLIENTS.map((name) => claims[name])];
  return clients.includes(who) ? undefined : who;
}

/** By its own word, or the issuer's. */
function leftBy(facts: TokenFacts, claims: Claims): Millis | undefined {
  const left = lifeLeft(facts);
  const end = claims['exp'];
  return (
    left ?? (typeof end === 'number' ? Math.max(0, end * SECOND - issuersNow(facts)) : undefined)
  );
}

/** What a token is good for, by what is known of it. `claims`: its own, or what its issuer says of it. */
export function goodFor(facts: TokenFacts, claims: Claims) {
  const apis = apisOf(facts);
  const span = leftBy(facts, claims);
  const isForApp = facts.kind === 'id_token' && facts.app?.send !== 'id_token';
  const known: Readonly<Record<'api' | 'span' | 'who', FindingValue | undefined>> = {
    api: isForApp || apis.length === 0 ? undefined : { list: apis },
    span: span === undefined ? undefined : { span },
    who: whoIn(facts, claims),
  };
  const names = Object.entries(known).filter(([, value]) => value !== undefined);
  const name = names.map(([part]) => part).join('_');
  const values = names.map(([, value]) => value as FindingValue);
  const key = isForApp ? FOR_APP[name as keyof typeof FOR_APP] : GOOD[name as keyof typeof GOOD];
  return { key, values };
}
