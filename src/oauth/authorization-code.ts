import {
  type AuthorizationServer,
  authorizationCodeGrantRequest,
  generateRandomCodeVerifier,
  generateRandomNonce,
  nopkce,
  OperationProcessingError,
  processAuthorizationCodeResponse,
  processPushedAuthorizationResponse,
  pushedAuthorizationRequest,
  UnsupportedOperationError,
  validateAuthResponse,
} from 'oauth4webapi';
import { type Failure, FailureError, failure } from '../core/failure.ts';
import type { AuthorizationCodeGrant } from '../core/grant.ts';
import { answerParameters } from '../core/redirect-answer.ts';
import { claimsIn } from '../core/token/read-token.ts';
import {
  authorizationParameters,
  authorizationUrl,
  type Binding,
  type SignInExtra,
} from './authorization-request.ts';
import { type ClientContext, clientFor } from './client.ts';
import { toldIn } from './error-status.ts';
import { confidentialOf, quote } from './failure-of.ts';
import { type Obtained, obtained } from './obtained.ts';
import type { Credentials, Ports } from './ports.ts';
import { reported } from './reported.ts';

/** Letters and digits alone, which nobody encodes on the way: a rule has to find it in the answer's address. */
const randomState = () => `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll('-', '');

const newBinding = (
  { request, authorization }: AuthorizationCodeGrant,
  redirectUri: string,
): Binding => ({
  state: randomState(),
  ...(authorization.pkce !== 'none' && { verifier: generateRandomCodeVerifier() }),
  ...(request.scopes.includes('openid') && { nonce: generateRandomNonce() }),
  redirectUri,
});

const confidentialIn = (
  { client }: AuthorizationCodeGrant,
  { secret }: Credentials,
  { verifier = '' }: Binding,
) => [verifier, ...confidentialOf(client.id, secret)];

/** Leaves the request with the issuer, and gives what stands for it in the browser (RFC 9126 §2, §4). */
async function pushed(
  { server, client, authentication, options }: ClientContext,
  parameters: URLSearchParams,
) {
  const response = await pushedAuthorizationRequest(
    server,
    client,
    authentication,
    parameters,
    options,
  );
  const answer = await toldIn(response, 'request_uri');
  const { request_uri: uri } = await processPushedAuthorizationResponse(server, client, answer);
  return new URLSearchParams({ client_id: client.client_id, request_uri: uri });
}

/**
 * The first half of a sign-in by authorization code: the page to show, and what its answer is bound to, for
 * `completeSignIn`. The binding may be stored meanwhile; it is as secret as a refresh token.
 * `redirectUri` is registered for the client. Throws `FailureError`: `secret_missing`, `key_unusable`, and
 * where the request is pushed all that a request may.
 */
export function beginSignIn(
  grant: AuthorizationCodeGrant,
  credentials: Credentials,
  redirectUri: string,
  { http }: Ports,
  extra: SignInExtra = {},
): Promise<{ readonly url: URL; readonly binding: Binding }> {
  const binding = newBinding(grant, redirectUri);
  return reported(confidentialIn(grant, credentials, binding), async () => {
    const context = clientFor(grant, credentials, http);
    const parameters = await authorizationParameters(grant, binding, extra);
    const isPushed = grant.authorization.pushedRequestEndpoint !== undefined;
    const shown = isPushed ? await pushed(context, parameters) : parameters;
    return { url: authorizationUrl(grant.server.authorizationEndpoint, shown), binding };
  });
}

/** Why an answer is not taken: a stranger's says nothing, one to our own request may be of the wrong issuer. */
function mismatch(
  parameters: URLSearchParams,
  { state }: Binding,
  { issuer, authorization_response_iss_parameter_supported: namesItself }: AuthorizationServer,
): Failure {
  const [states, issuers] = [parameters.getAll('state'), parameters.getAll('iss')];
  const isOurs = states.length === 1 && states[0] === state && issuers.length <= 1;
  const [named = ''] = issuers;
  if (!isOurs || named === issuer) return failure('answer_mismatch');
  if (named !== '') return failure('issuer_response', quote(named, parameters.getAll('code')));
  return failure(namesItself ? 'issuer_unnamed' : 'answer_mismatch');
}

/** State and `iss` (RFC 9207 §2.4) come first: an answer that is not ours is read no further. */
function checkedAnswer(
  answer: URL | URLSearchParams,
  binding: Binding,
  { server, client }: ClientContext,
) {
  const parameters = answerParameters(answer);
  try {
    return validateAuthResponse(server, client, parameters, binding.state);
  } catch (error) {
    if (error instanceof OperationProcessingError)
      throw new FailureError(mismatch(parameters, binding, server));
    // It is ours, and holds a token in place of a code.
    if (error instanceof UnsupportedOperationError) throw new FailureError(failure('bad_answer'));
    throw error;
  }
}

/** An ID token that can be read and has no nonce was made for no request of ours. */
async function assertIdToken(response: Response) {
  if (!response.ok) return;
  const { id_token: idToken } = await response.clone().json();
  if (idToken === undefined) throw new FailureError(failure('no_id_token'));
  const claims = typeof idToken === 'string' ? claimsIn(idToken) : undefined;
  if (claims && !('nonce' in claims)) throw new FailureError(failure('nonce_mismatch'));
}

/** Nonce and `max_age` are checked where an ID token was asked for, because it comes back in one. */
async function processed(
  response: Response,
  { nonce }: Binding,
  { maxAge }: AuthorizationCodeGrant['authorization'],
  { server, client }: ClientContext,
) {
  if (nonce === undefined) return processAuthorizationCodeResponse(server, client, response);
  await assertIdToken(response);
  return processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
    ...(maxAge !== undefined && { maxAge }),
  });
}

/** The exchange of RFC 6749 §4.1.3. */
const exchange = (
  parameters: URLSearchParams,
  { verifier, redirectUri }: Binding,
  { server, client, authentication, options, api }: ClientContext,
) =>
  authorizationCodeGrantRequest(
    server,
    client,
    authentication,
    parameters,
    redirectUri,
    verifier ?? nopkce,
    { ...options, additionalParameters: api },
  );

/**
 * The second half: exchanges the issuer's answer to the browser for the first tokens. `answer` is the URL that
 * the browser was sent to, or what was posted there (OAuth 2.0 Form Post Response Mode §2).
 * Throws `FailureError`: `answer_mismatch` where it does not belong to `binding`, `issuer_response` and
 * `issuer_unnamed` where it is another issuer's, `nonce_mismatch` where the ID token is for another sign-in,
 * `cancelled`, `login_required`, `no_id_token` and all that a request may.
 */
export function completeSignIn(
  grant: AuthorizationCodeGrant,
  credentials: Credentials,
  binding: Binding,
  answer: URL | URLSearchParams,
  { http, now }: Ports,
): Promise<Obtained> {
  const confidential = confidentialIn(grant, credentials, binding);
  return reported(confidential, async () => {
    const context = clientFor(grant, credentials, http);
    const parameters = checkedAnswer(answer, binding, context);
    confidential.push(parameters.get('code') ?? '');
    const at = now();
    const response = await exchange(parameters, binding, context);
    const answeredAt = now();
    const answered = await processed(response, binding, grant.authorization, context);
    return obtained(answered, { context, at, answeredAt, repeatable: false });
  });
}
