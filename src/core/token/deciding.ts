import type { Finding, FindingValue } from '../findings/finding.ts';
import type { FindingId, SentenceId } from '../findings/ids.ts';
import { boundAs } from '../findings/sign-in.ts';
import type { TokenFacts } from './facts.ts';
import { lifeLeft } from './life-left.ts';

/** Shorter than the finding, and about the whole token. The others speak for themselves. */
const OWN_WORDS = {
  expired: 'verdict_expired',
  not_yet_valid: 'verdict_not_yet_valid',
  sig_bad: 'verdict_sig_bad',
  alg_none: 'verdict_alg_none',
  revoked: 'verdict_revoked',
  api_says: 'verdict_api_says',
  id_token_as_access: 'verdict_id_token_as_access',
  cnf_dpop: 'verdict_dpop',
  cnf_mtls: 'verdict_mtls',
  malformed: 'verdict_malformed',
} as const satisfies Partial<Record<FindingId, string>>;

export type DecidedKey =
  | (typeof OWN_WORDS)[keyof typeof OWN_WORDS]
  | `finding_${FindingId | SentenceId}`;

export interface Decided {
  readonly key: DecidedKey;
  readonly values: readonly FindingValue[];
}

/** One address wants a better sign-in than the API does elsewhere (RFC 9470 §3): the token is good for the rest. */
export const FOR_SOME: readonly FindingId[] = ['acr_too_low', 'auth_too_old'];

/** Errors that are not about whether this token works: about the app, about an answer that was refused. */
const AROUND: readonly FindingId[] = [
  'http_api',
  'same_origin_idp',
  'origin_not_permitted',
  'iss_response',
  'nonce_mismatch',
  'sub_mismatch',
  // A secret too many keeps no API from taking it.
  'secret_in_token',
  ...FOR_SOME,
];

/** Who silenced these still must not read that the token is good. */
const UNSILENCED: readonly FindingId[] = [
  'alg_none',
  'sig_bad',
  'header_key',
  'expired',
  'revoked',
];

function decides(facts: TokenFacts, { id, level }: Finding): boolean {
  if (level !== 'error' || AROUND.includes(id)) return false;
  // Else it is the type of tokens that a renewal was refused for, and not of this one.
  if (id === 'token_type_other' && boundAs(facts) === undefined) return false;
  return UNSILENCED.includes(id) || facts.app?.silenced.includes(id) !== true;
}

function wordsOf({ id, sentence, values = [] }: Finding, facts: TokenFacts): Decided {
  if (id === 'token_type_other' && /^dpop$/i.test(boundAs(facts) ?? '')) {
    return { key: 'verdict_dpop', values: [] };
  }
  const own = Object.hasOwn(OWN_WORDS, id) ? OWN_WORDS[id as keyof typeof OWN_WORDS] : undefined;
  return { key: own ?? `finding_${sentence ?? id}`, values };
}

/** Why a token is no good. Undefined: nothing keeps it from being good. */
export function decidedBy(facts: TokenFacts, findings: readonly Finding[]): Decided | undefined {
  const worst = findings.find((finding) => decides(facts, finding));
  if (worst) return wordsOf(worst, facts);
  // What is over is no error in a token that no API gets.
  const left = lifeLeft(facts);
  return left === undefined || left > 0
    ? undefined
    : { key: 'verdict_expired', values: [{ span: -left }] };
}
