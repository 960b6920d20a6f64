import type * as v from 'valibot';
import type { FAILURE_CODES, FailureSchema } from './failure-schema.ts';
import type { Millis } from './time.ts';

export type FailureCode = (typeof FAILURE_CODES)[number];

export type Failure = v.InferOutput<typeof FailureSchema>;

export const failure = (code: FailureCode, detail?: string): Failure =>
  detail === undefined ? { code } : { code, detail };

/** What may help where the server dislikes the `Origin` header: to leave it out, or to send that of the redirect URI. */
export type OriginHint = 'remove' | 'redirect';

/** Thrown inside, `failureOf` makes plain data of it at the edge. */
export class FailureError extends Error {
  readonly failure: Failure;
  /** How long the server asked to be left alone, in milliseconds (RFC 9110 §10.2.3). */
  readonly retryAfter: Millis | undefined;
  readonly originHint: OriginHint | undefined;

  constructor(reason: Failure, retryAfter?: Millis, originHint?: OriginHint) {
    super(reason.code);
    this.name = 'FailureError';
    this.failure = reason;
    this.retryAfter = retryAfter;
    this.originHint = originHint;
  }
}

/** Time alone does not help these. */
const WANTS_THE_USER: readonly FailureCode[] = [
  'sign_in_ended',
  'not_renewable',
  'login_required',
  'grant_refused',
  'subject_changed',
  'device_expired',
  'key_unusable',
  'permission_missing',
  'secret_missing',
];

/**
 * Whether asking again without the user may help. What looks definite often is not: proxies redirect,
 * servers under maintenance answer with pages, and refuse good clients. Only `invalid_grant` is believed.
 */
export const isWorthRetrying = ({ code }: Failure) => !WANTS_THE_USER.includes(code);

const PASSES_SOON: readonly FailureCode[] = [
  'unreachable',
  'cut_off',
  'timeout',
  'busy',
  'interrupted',
  'storage_full',
  // The other app may be getting its own at this very moment.
  'subject_missing',
];

/** Whether it is worth asking again soon, rather than in a while. */
export const passesSoon = ({ code }: Failure) => PASSES_SOON.includes(code);

/** The same, of a question that is not asked again by itself. */
export const askedOnce = (reason: Failure): Failure =>
  reason.code === 'busy' ? { ...reason, code: 'busy_once' } : reason;
