import { HOUR, MINUTE, type Millis } from '../time.ts';
import { claimsOf, type TokenFacts } from '../token/facts.ts';
import { error, type FindingRule, type Found, info, warn } from './finding.ts';
import { rfc } from './source.ts';
import { hasClaims, isForApi, isInMillis, timeIn } from './subject.ts';

/** The times that APIs look at. Each counts the seconds since 1970 (RFC 7519 §2). */
const TIMES = ['exp', 'nbf', 'iat'];

function noExp(facts: TokenFacts): Found | undefined {
  return hasClaims(facts) && !Object.hasOwn(claimsOf(facts), 'exp') ? warn() : undefined;
}

function expMs(facts: TokenFacts): Found | undefined {
  const claims = claimsOf(facts);
  const list = TIMES.filter((name) => isInMillis(claims[name]));
  return list.length > 0 ? error({ list }) : undefined;
}

const isNumber = (value: unknown) => typeof value === 'number' || typeof value === 'bigint';

/** Mostly a string, but nothing else than a number will do. */
function expString(facts: TokenFacts): Found | undefined {
  const claims = claimsOf(facts);
  const list = TIMES.filter((name) => Object.hasOwn(claims, name) && !isNumber(claims[name]));
  return list.length > 0 ? error({ list }) : undefined;
}

/**
 * How far the end in the token is from that in its answer, measured in both ways that make sense: an issuer
 * that hands out a token once more says how much is left of it, and a clock that goes wrong shifts the ends,
 * never the lifetimes. So the smaller of the two counts.
 */
function endsApart(end: Millis, facts: TokenFacts) {
  const { expiresAt = 0, receivedAt = 0, skew = 0 } = facts.tokens ?? {};
  const made = timeIn(facts, 'iat');
  const byEnd = Math.abs(end - skew - expiresAt);
  const byLife = made === undefined ? byEnd : Math.abs(end - made - (expiresAt - receivedAt));
  return Math.min(byEnd, byLife);
}

function expMismatch(facts: TokenFacts): Found | undefined {
  const { kind, tokens } = facts;
  const end = timeIn(facts, 'exp');
  if (kind !== 'access_token' || end === undefined || tokens?.expiresAt === undefined) return;
  return endsApart(end, facts) > MINUTE
    ? warn({ moment: end - (tokens.skew ?? 0) }, { moment: tokens.expiresAt })
    : undefined;
}

/** By its own times where it has an end of its own, be it a wrong one; else by the answer it came with. */
function lifetimeOf(facts: TokenFacts): Millis | undefined {
  if (Object.hasOwn(claimsOf(facts), 'exp')) {
    const start = timeIn(facts, 'iat') ?? timeIn(facts, 'nbf');
    const end = timeIn(facts, 'exp');
    return start === undefined || end === undefined ? undefined : end - start;
  }
  const { kind, tokens } = facts;
  return kind === 'access_token' && tokens?.expiresAt !== undefined
    ? tokens.expiresAt - tokens.receivedAt
    : undefined;
}

function longLived(facts: TokenFacts): Found | undefined {
  const lifetime = lifetimeOf(facts) ?? 0;
  if (lifetime <= HOUR || !isForApi(facts)) return undefined;
  return lifetime > 24 * HOUR ? warn({ span: lifetime }) : info({ span: lifetime });
}

export const LIFETIME_RULES: readonly FindingRule[] = [
  { id: 'no_exp', source: rfc(9068, '2.2'), find: noExp },
  { id: 'exp_ms', source: rfc(7519, '2'), find: expMs },
  { id: 'exp_string', source: rfc(7519, '2'), find: expString },
  { id: 'exp_mismatch', source: rfc(6749, '5.1'), find: expMismatch },
  { id: 'long_lived', source: rfc(6750, '5.3'), find: longLived },
];
