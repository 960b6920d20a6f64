import {
  AuthorizationResponseError,
  HTTP_REQUEST_FORBIDDEN,
  JSON_ATTRIBUTE_COMPARISON,
  JWT_CLAIM_COMPARISON,
  JWT_TIMESTAMP_CHECK,
  OperationProcessingError,
  REQUEST_PROTOCOL_FORBIDDEN,
  RESPONSE_IS_NOT_CONFORM,
  RESPONSE_IS_NOT_JSON,
  ResponseBodyError,
  type TokenEndpointResponse,
  UnsupportedOperationError,
} from 'oauth4webapi';
import {
  type Failure,
  type FailureCode,
  FailureError,
  failure,
  type OriginHint,
} from '../core/failure.ts';
import { base64 } from './client-authentication.ts';
import { codeIn, originHintIn } from './error-words.ts';

const MAX_DETAIL = 200;

const inForm = (text: string) => `${new URLSearchParams({ _: text })}`.slice(2);

const lowerHex = (text: string) => text.replaceAll(/%[\dA-F]{2}/g, (code) => code.toLowerCase());

/** A secret as it may stand in a quoted request: as it is, in a form, in a URL, in JSON. */
function spellingsOf(secret: string): string[] {
  const encoded = [inForm(secret), encodeURIComponent(secret)];
  return [secret, ...encoded, ...encoded.map(lowerHex), JSON.stringify(secret).slice(1, -1)];
}

/** As the protocol library encodes a credential: all but letters and digits. */
const inCredential = (text: string) =>
  inForm(text).replaceAll(/[-_.*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const asItIs = (text: string) => text;

/** A client's secret, and the credential that is made of it (RFC 6749 §2.3.1), in every reading of it. */
export const confidentialOf = (clientId: string, secret: string | undefined): string[] =>
  secret
    ? [
        ...[inCredential, inForm, asItIs].map((form) =>
          base64(`${form(clientId)}:${form(secret)}`),
        ),
        secret,
      ]
    : [];

/** A token or an assertion, whoever made it (RFC 7515 §3.1): it begins with `{"` in base64url. */
const SIGNED = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/**
 * A server's own words, made fit to show and to store: printable, short, and without anything that we sent
 * it in confidence, because some servers quote the request in their error.
 */
export function quote(text: string, secrets: readonly string[]): string {
  const clean = secrets
    .filter((secret) => secret.length > 0)
    .flatMap(spellingsOf)
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
    .replaceAll(SIGNED, '…')
    .replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, ' ')
    .trim();
  return clean.length > MAX_DETAIL ? `${clean.slice(0, MAX_DETAIL)}…` : clean;
}

/** An error in the words of the issuer: of an endpoint, or of its answer in the browser. */
type Refusal = ResponseBodyError | AuthorizationResponseError;

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof ResponseBodyError || error instanceof AuthorizationResponseError;

const inWords = ({ error, error_description: description }: Refusal) =>
  description ? `${error}: ${description}` : error;

/** What the same error code means from an endpoint (RFC 6749 §5.2), and in the browser (§4.1.2.1). */
function codeOf(refusal: Refusal): FailureCode {
  const { error, error_description: description } = refusal;
  const isAnswer = refusal instanceof AuthorizationResponseError;
  if (error === 'invalid_grant' && !isAnswer) return 'sign_in_ended';
  if (error === 'access_denied' && isAnswer) return 'cancelled';
  return codeIn(error, description) ?? 'refused';
}

const CODES: Record<string, FailureCode> = {
  [HTTP_REQUEST_FORBIDDEN]: 'insecure_endpoint',
  [REQUEST_PROTOCOL_FORBIDDEN]: 'insecure_endpoint',
  [JSON_ATTRIBUTE_COMPARISON]: 'issuer_mismatch',
  [JWT_CLAIM_COMPARISON]: 'id_token_invalid',
  [JWT_TIMESTAMP_CHECK]: 'id_token_invalid',
  [RESPONSE_IS_NOT_JSON]: 'not_json',
};

/** Which claim of a token is not what it should be. */
const claimIn = (cause: unknown) => (cause as { readonly claim?: string } | undefined)?.claim;

function ofProcessing(error: OperationProcessingError): Failure {
  const { code = '', cause } = error;
  if (code === RESPONSE_IS_NOT_CONFORM && cause instanceof Response) {
    return failure('status', String(cause.status));
  }
  if (code === JWT_CLAIM_COMPARISON && claimIn(cause) === 'nonce') return failure('nonce_mismatch');
  return failure(CODES[code] ?? 'bad_answer');
}

/** A token of another type than Bearer, or an ID token that is encrypted, or signed in an unknown way. */
function ofUnsupported({ cause }: UnsupportedOperationError, secrets: readonly string[]): Failure {
  const body = (cause as { readonly body?: TokenEndpointResponse } | undefined)?.body;
  return body
    ? failure('token_type', quote(body.token_type, secrets))
    : failure('id_token_invalid');
}

/**
 * What went wrong, as plain data, from anything that the protocol library or we ourselves throw.
 * `secrets`: what was sent in confidence, and must not come back in a sentence.
 */
export function failureOf(error: unknown, secrets: readonly string[] = []): Failure {
  if (error instanceof FailureError) return error.failure;
  if (isRefusal(error)) return failure(codeOf(error), quote(inWords(error), secrets));
  if (error instanceof OperationProcessingError) return ofProcessing(error);
  if (error instanceof UnsupportedOperationError) return ofUnsupported(error, secrets);
  return failure('unexpected');
}

/** What may help where the server dislikes the `Origin` header; undefined where that is not what it says. */
export function originHint(error: unknown): OriginHint | undefined {
  if (error instanceof FailureError) return error.originHint;
  return error instanceof ResponseBodyError ? originHintIn(inWords(error)) : undefined;
}
