import * as v from 'valibot';
import { data } from './schema.ts';
import type { Millis } from './time.ts';

/** Why something did not work. Each code has its own sentence, and what to do next, in the catalogue. */
export const FAILURE_CODES = [
  'unreachable',
  'timeout',
  'too_large',
  'busy',
  'redirected',
  'not_json',
  'status',
  'bad_answer',
  'issuer_mismatch',
  'no_metadata',
  'no_endpoints',
  'insecure_endpoint',
  'refused',
  'sign_in_ended',
  'not_renewable',
  'login_required',
  'grant_refused',
  'subject_changed',
  'subject_missing',
  'device_expired',
  'pkce_required',
  'pkce_refused',
  'client_refused',
  'method_unsupported',
  'no_token',
  'no_id_token',
  'key_unusable',
  'verification_uri',
  'steward_missing',
  'steward_foreign',
  'not_revoked',
  'busy_once',
  'userinfo_refused',
  'other_user',
  'cut_off',
  'token_too_long',
  'introspection_refused',
  'answer_mismatch',
  'issuer_response',
  'issuer_unnamed',
  'id_token_invalid',
  'nonce_mismatch',
  'token_type',
  'token_malformed',
  'cancelled',
  'page_failed',
  'interrupted',
  'permission_missing',
  'secret_missing',
  'step_up_impossible',
  'no_live_token',
  'outside_scopes',
  'rules_rejected',
  'apps_damaged',
  'storage_full',
  'unexpected',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** Plain data, so that it can be stored and shown. `detail` never holds a token, a secret or a code. */
export const FailureSchema = data({
  code: v.picklist(FAILURE_CODES),
  detail: v.exactOptional(v.string()),
});
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
