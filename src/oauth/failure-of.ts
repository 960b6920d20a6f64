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
  UnsupportedOperationError,
} from 'oauth4webapi';
import { type Failure, type FailureCode, FailureError, failure } from '../core/failure.ts';

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
        ...[inCredential, inForm, asItIs].map((form) => btoa(`${form(clientId)}:${form(secret)}`)),
        secret,
      ]
    : [];

/**
 * A server's own words, made fit to show and to store: printable, short, and without anything that we sent
 * it in confidence, because some servers quote the request in their error.
 */
export function quote(text: string, secrets: readonly string[]): string {
  const clean = secrets
    .filter((secret) => secret.length > 0)
    .flatMap(spellingsOf)
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
    .replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, ' ')
    .trim();
  return clean.length > MAX_DETAIL ? `${clean.slice(0, MAX_DETAIL)}…` : clean;
}

const inWords = ({
  error,
  error_description: description,
}: ResponseBodyError | AuthorizationResponseError) =>
  description ? `${error}: ${description}` : error;

const CODES: Record<string, FailureCode> = {
  [HTTP_REQUEST_FORBIDDEN]: 'insecure_endpoint',
  [REQUEST_PROTOCOL_FORBIDDEN]: 'insecure_endpoint',
  [JSON_ATTRIBUTE_COMPARISON]: 'issuer_mismatch',
  [JWT_CLAIM_COMPARISON]: 'id_token_invalid',
  [JWT_TIMESTAMP_CHECK]: 'id_token_invalid',
  [RESPONSE_IS_NOT_JSON]: 'not_json',
};

function ofProcessing(error: OperationProcessingError): Failure {
  const { code = '', cause } = error;
  if (code === RESPONSE_IS_NOT_CONFORM && cause instanceof Response) {
    return failure('status', String(cause.status));
  }
  return failure(CODES[code] ?? 'bad_answer');
}

/**
 * What went wrong, as plain data, from anything that the protocol library or we ourselves throw.
 * `secrets`: what was sent in confidence, and must not come back in a sentence.
 */
export function failureOf(error: unknown, secrets: readonly string[] = []): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof ResponseBodyError) {
    return failure(
      error.error === 'invalid_grant' ? 'sign_in_ended' : 'refused',
      quote(inWords(error), secrets),
    );
  }
  if (error instanceof AuthorizationResponseError) {
    return failure(
      error.error === 'access_denied' ? 'cancelled' : 'refused',
      quote(inWords(error), secrets),
    );
  }
  if (error instanceof OperationProcessingError) return ofProcessing(error);
  if (error instanceof UnsupportedOperationError) return failure('token_type');
  return failure('unexpected');
}
