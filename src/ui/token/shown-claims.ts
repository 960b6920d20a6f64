import type { Claims, TokenReading } from '../../core/token/reading.ts';
import { type MessageKey, t } from '../../platform/i18n.ts';
import { aboutClaim } from './about-claim.ts';
import { matches, standsIn } from './claim-search.ts';

/** One line of the view. */
export interface ShownClaim {
  readonly claim: string;
  readonly plain?: string;
}

/** What people look for first, under a plain name. */
const NAMED = {
  iss: 'claim_iss',
  sub: 'claim_sub',
  aud: 'claim_aud',
  scope: 'claim_scope',
  exp: 'claim_exp',
  iat: 'claim_iat',
} as const satisfies Record<string, MessageKey>;

const isNamed = (claim: string): claim is keyof typeof NAMED => Object.hasOwn(NAMED, claim);

/** Entra and Okta call it `scp`: where that is shown as the scope, it is not shown again. */
const scopeClaim = (claims: Claims) =>
  claims['scope'] === undefined && claims['scp'] !== undefined ? 'scp' : 'scope';

/** The claims in the order that they are shown in: what people look for first, then the rest as it stands. */
export function shownClaims(claims: Claims, but: readonly string[] = []): readonly ShownClaim[] {
  const first = Object.entries(NAMED).map(([name, key]) => ({
    claim: name === 'scope' ? scopeClaim(claims) : name,
    plain: t(key),
  }));
  const rest = Object.keys(claims)
    .filter((claim) => !isNamed(claim) && !first.some((one) => one.claim === claim))
    .map((claim) => ({ claim }));
  return [...first, ...rest].filter(({ claim }) => !but.includes(claim));
}

/** Fewer letters stand in nearly every sentence. */
const WORTH_READING_FOR = 4;

const explanation = (claim: string, query: string) =>
  query.length >= WORTH_READING_FOR ? aboutClaim(claim) : undefined;

/** Whether a claim is what is searched for: by name, by value, or, as far as that tells, by what it is about. */
export const isFound = ({ claim, plain }: ShownClaim, claims: Claims, query: string): boolean =>
  query === '' ||
  standsIn(query, plain, explanation(claim, query)) ||
  matches(query, claim, claims[claim]);

/** The claims of a token with what it discloses beside them (RFC 9901), and which those are. */
export function withDisclosures(reading: TokenReading | undefined): {
  readonly claims: Claims;
  readonly disclosed: readonly string[];
} {
  if (reading?.form !== 'self-contained') return { claims: {}, disclosed: [] };
  const entries = (reading.disclosures ?? []).map(
    ({ name, value }, index) => [name ?? `… ${index + 1}`, value] as const,
  );
  const claims = { ...Object.fromEntries(entries), ...reading.claims };
  return { claims, disclosed: entries.map(([name]) => name) };
}
