import type { FailureCode, OriginHint } from '../core/failure.ts';

/** What servers say of PKCE has no error code of its own (RFC 7636 §4.4.1): only their words tell. */
const PKCE_WORDS: readonly (readonly [RegExp, FailureCode])[] = [
  [/transform algorithm/i, 'pkce_refused'],
  [
    /code[ _]challenge[ _]method.*(?:not |un)(?:supported|allowed|configured|known)/i,
    'pkce_refused',
  ],
  [/code[ _]challenge[ _]method.*(?:invalid|must be)/i, 'pkce_refused'],
  [/(?:not supported|unsupported|unknown|invalid|unexpected).*code[ _]challenge/i, 'pkce_refused'],
  [
    /(?:pkce|proof key|code[ _](?:challenge|verifier)).*(?:requir|must|missing|needed)/i,
    'pkce_required',
  ],
  [
    /(?:requir|must|missing|need).*(?:pkce|proof key|code[ _](?:challenge|verifier))/i,
    'pkce_required',
  ],
];

/** What an error code says for certain, wherever it comes from (OpenID Connect Core §3.1.2.6, RFC 6749 §5.2). */
const ERRORS: Readonly<Record<string, FailureCode>> = {
  login_required: 'login_required',
  interaction_required: 'login_required',
  consent_required: 'login_required',
  account_selection_required: 'login_required',
  invalid_client: 'client_refused',
  unauthorized_client: 'client_refused',
  expired_token: 'device_expired',
  // GitHub's own words.
  bad_refresh_token: 'sign_in_ended',
  incorrect_client_credentials: 'client_refused',
};

/** What a server's error means; undefined: nothing that we know. */
export const codeIn = (error: string, description = ''): FailureCode | undefined =>
  PKCE_WORDS.find(([words]) => words.test(description))?.[1] ??
  (Object.hasOwn(ERRORS, error) ? ERRORS[error] : undefined);

/**
 * Entra (AADSTS…) tells clients of one kind from another by `Origin`, Okta demands PKCE of every request that
 * has one, and others keep a list of those that they take.
 */
const ORIGIN_WORDS: readonly (readonly [RegExp, OriginHint])[] = [
  [/AADSTS9002327/, 'redirect'],
  [/AADSTS9002326/, 'remove'],
  [/browser requests to the token endpoint must use proof key/i, 'remove'],
  [/invalid cors request/i, 'remove'],
  [/\borigin\b.*\bnot (?:allowed|permitted)/i, 'remove'],
];

/** What may help where a server's words complain of the `Origin` header. */
export const originHintIn = (text: string): OriginHint | undefined =>
  ORIGIN_WORDS.find(([words]) => words.test(text))?.[1];
