import type { Finding, FindingValue } from '../findings/finding.ts';
import type { FindingId } from '../findings/ids.ts';
import { type DecidedKey, decidedBy, FOR_SOME } from './deciding.ts';
import type { TokenFacts } from './facts.ts';
import { type AsideKey, asideOf, type GoodKey, goodFor } from './good-for.ts';
import { lifeLeft } from './life-left.ts';

/** `live`: good. `soon`: good, but look. `gone`: the API will refuse it. `idle`: nobody here can tell. */
export type Tone = 'live' | 'soon' | 'gone' | 'idle';

type UnreadableKey =
  | 'verdict_none'
  | 'verdict_malformed'
  | 'verdict_referential'
  | 'verdict_referential_span'
  | 'verdict_opaque'
  | 'verdict_opaque_span';

/** One line about a token, above all else that is told of it. */
export interface Verdict {
  readonly tone: Tone;
  readonly key: DecidedKey | GoodKey | UnreadableKey;
  readonly values: readonly FindingValue[];
  /** What the line rests on, to be set behind it. */
  readonly aside?: AsideKey;
}

/** They warn of the app or of its next sign-in, and the token is good all the same. */
const BESIDE: readonly FindingId[] = [
  'openid_missing',
  'no_refresh',
  'refresh_expires_soon',
  'page_has_own_auth',
  'pkce_off',
  'pkce_plain',
  'grant_deprecated',
  'secret_in_extension',
  'discovery_bad',
];

const wantsALook = ({ app }: TokenFacts, { id, level }: Finding) =>
  (level === 'warn' || id === 'expires_soon' || FOR_SOME.includes(id)) &&
  !BESIDE.includes(id) &&
  app?.silenced.includes(id) !== true;

const toneOf = (facts: TokenFacts, findings: readonly Finding[], calm: Tone): Tone =>
  findings.some((finding) => wantsALook(facts, finding)) ? 'soon' : calm;

/** Only an issuer that calls it active makes a token good that nobody else can read. */
function unreadable(
  facts: TokenFacts,
  form: 'opaque' | 'referential',
  findings: readonly Finding[],
): Verdict {
  const told = facts.answers?.introspection?.claims;
  if (told?.['active'] === true) {
    const tone = toneOf(facts, findings, 'live');
    return { tone, ...goodFor(facts, told), aside: 'verdict_issuer_says' };
  }
  const left = lifeLeft(facts);
  const tone = toneOf(facts, findings, 'idle');
  return left === undefined
    ? { tone, key: `verdict_${form}`, values: [] }
    : { tone, key: `verdict_${form}_span`, values: [{ span: left }] };
}

/** A token that no app has is nobody's here: what it says of itself is all that is known. */
function readable(facts: TokenFacts, findings: readonly Finding[]): Verdict {
  const reading = facts.reading?.form === 'self-contained' ? facts.reading : undefined;
  const tone = toneOf(facts, findings, facts.app ? 'live' : 'idle');
  return { tone, ...goodFor(facts, reading?.claims ?? {}), aside: asideOf(facts) };
}

/**
 * Whether a token is good, for what and for how long, or why not. The worst error decides; what is around the
 * token does not, such as an app that may not reach its API, or a renewal that failed while the token lives on.
 */
export function verdictOf(facts: TokenFacts, findings: readonly Finding[]): Verdict {
  const form = facts.reading?.form;
  if (form === undefined) return { tone: 'idle', key: 'verdict_none', values: [] };
  const decided = decidedBy(facts, findings);
  if (decided) return { tone: 'gone', ...decided };
  if (form === 'malformed') return { tone: 'gone', key: 'verdict_malformed', values: [] };
  return form === 'self-contained' ? readable(facts, findings) : unreadable(facts, form, findings);
}
