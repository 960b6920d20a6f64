import { HOUR, MINUTE, type Millis, SECOND } from '../core/time.ts';

/** Where an issuer does not say how long its answer is good: as long as a rotated key may go unnoticed. */
const DEFAULT: Millis = 10 * MINUTE;

/** An issuer that forbids keeping its keys would be asked at each look at a token. */
const SHORTEST: Millis = MINUTE;

/** Keys that were withdrawn must not be believed for ever. */
const LONGEST: Millis = 24 * HOUR;

/** The directives of `Cache-Control`, of which the first of a name counts (RFC 9111 §4.2.1, §5.2). */
function directivesIn(header: string): ReadonlyMap<string, string> {
  const pairs = header.split(',').map((directive): [string, string] => {
    const [name = '', value = ''] = directive.split('=', 2);
    return [name.trim().toLowerCase(), value.trim().replaceAll('"', '')];
  });
  return new Map(pairs.reverse());
}

const secondsIn = (text: string | null | undefined): Millis | undefined =>
  /^\d+$/.test(text ?? '') ? Number(text) * SECOND : undefined;

/** `Expires` by the clock of whoever wrote it (RFC 9111 §5.3); a date that is none is in the past. */
function untilExpiry(headers: Headers, now: Millis): Millis | undefined {
  const expires = headers.get('expires');
  if (expires === null) return undefined;
  const date = Date.parse(headers.get('date') ?? '');
  const span = Date.parse(expires) - (Number.isNaN(date) ? now : date);
  return Number.isNaN(span) ? 0 : span;
}

function lifetimeOf(headers: Headers, now: Millis): Millis {
  const directives = directivesIn(headers.get('cache-control') ?? '');
  if (directives.has('no-store') || directives.has('no-cache')) return 0;
  return secondsIn(directives.get('max-age')) ?? untilExpiry(headers, now) ?? DEFAULT;
}

/**
 * How long an answer is good from now on (RFC 9111 §4.2), for one who keeps it for a single user: at least a
 * minute, at most a day, and ten minutes where it does not say.
 */
export function freshnessOf(headers: Headers, now: Millis): Millis {
  const age = secondsIn(headers.get('age')) ?? 0;
  return Math.min(Math.max(lifetimeOf(headers, now) - age, SHORTEST), LONGEST);
}
