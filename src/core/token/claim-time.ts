import { isMoment, type Millis, SECOND } from '../time.ts';

/** The claims that are a number of seconds since 1970 (RFC 7519 §2), here and at the large providers. */
const TIMES = [
  'exp',
  'iat',
  'nbf',
  'auth_time',
  'updated_at',
  'toe',
  'rat',
  'xms_tcdt',
  'sip_date',
];

/** Others are called like this. */
const TIMELIKE = /_(?:at|time)$/;

/** A time beyond this many seconds is in the year 5138: it is meant in milliseconds. */
const MILLISECONDS_FROM = 1e11;

/** Nobody's token is older (2001): a smaller number under a name that is not known is a count. */
const LIKELY_FROM = 1e9;

export type ClaimTime =
  | { readonly kind: 'seconds'; readonly at: Millis }
  /** A thousand times too large. */
  | { readonly kind: 'milliseconds'; readonly at: Millis }
  /** A number in quotes. */
  | { readonly kind: 'text'; readonly at: Millis };

const isTimeName = (name: string, number: number) =>
  TIMES.includes(name) || (TIMELIKE.test(name) && number >= LIKELY_FROM);

function numericTime(number: number): ClaimTime | undefined {
  const isMillis = Math.abs(number) > MILLISECONDS_FROM;
  const at = isMillis ? number : number * SECOND;
  return isMoment(at) ? { kind: isMillis ? 'milliseconds' : 'seconds', at } : undefined;
}

/** What a claim tells of a time. Undefined: it is none, or not one that a clock can show. */
export function claimTime(name: string, value: unknown): ClaimTime | undefined {
  const isText = typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value);
  const number = isText ? Number(value) : value;
  if (typeof number !== 'number' || !isTimeName(name, number)) return undefined;
  const time = numericTime(number);
  return time && isText ? { ...time, kind: 'text' } : time;
}
