import {
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  OperationProcessingError,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import type { AuthorizationCodeGrant } from '../core/app.ts';
import { FailureError, failure } from '../core/failure.ts';
import { clientFor, requestParameters } from './client.ts';
import { confidentialOf } from './failure-of.ts';
import { type Obtained, obtained } from './obtained.ts';
import type { SignInPorts } from './ports.ts';
import { reported } from './reported.ts';

type ClientContext = ReturnType<typeof clientFor>;

/** What binds the answer to this very request (RFC 6749 §10.12, RFC 7636, OpenID Connect Core §3.1.2.1). */
interface Binding {
  readonly state: string;
  readonly verifier: string;
  /** Only where an ID token is asked for, because it comes back in one. */
  readonly nonce?: string;
}

const newBinding = ({ request }: AuthorizationCodeGrant): Binding => ({
  state: generateRandomState(),
  verifier: generateRandomCodeVerifier(),
  ...(request.scopes.includes('openid') && { nonce: generateRandomNonce() }),
});

/** The request of RFC 6749 §4.1.1 with PKCE S256 (RFC 7636 §4.3). The endpoint's own parameters are kept. */
async function authorizationUrl(
  { server, client, request }: AuthorizationCodeGrant,
  binding: Binding,
  redirectUri: string,
) {
  const url = new URL(server.authorizationEndpoint);
  const parameters = {
    ...requestParameters(request),
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirectUri,
    state: binding.state,
    code_challenge: await calculatePKCECodeChallenge(binding.verifier),
    code_challenge_method: 'S256',
    ...(binding.nonce && { nonce: binding.nonce }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

/** State and `iss` (RFC 9207 §2.4) come first: an answer that is not ours is read no further. */
function checkedAnswer(answer: URL, { state }: Binding, { server, client }: ClientContext) {
  try {
    return validateAuthResponse(server, client, answer, state);
  } catch (error) {
    const isForeign = error instanceof OperationProcessingError;
    throw isForeign ? new FailureError(failure('answer_mismatch')) : error;
  }
}

/** The exchange of RFC 6749 §4.1.3; the nonce is checked in the ID token that comes back. */
async function exchange(
  parameters: URLSearchParams,
  binding: Binding,
  redirectUri: string,
  { server, client, authentication, options, api }: ClientContext,
) {
  const response = await authorizationCodeGrantRequest(
    server,
    client,
    authentication,
    parameters,
    redirectUri,
    binding.verifier,
    { ...options, additionalParameters: api },
  );
  const expected = binding.nonce && { expectedNonce: binding.nonce, requireIdToken: true };
  return processAuthorizationCodeResponse(server, client, response, expected || {});
}

/**
 * Signs a user in by authorization code and PKCE, and gets the first tokens. `secret` is the client's,
 * where it has one. Throws `FailureError`.
 */
export function signIn(
  grant: AuthorizationCodeGrant,
  secret: string | undefined,
  { http, now, redirectUri, authorize }: SignInPorts,
): Promise<Obtained> {
  const binding = newBinding(grant);
  const confidential = [binding.verifier, ...confidentialOf(grant.client.id, secret)];
  return reported(confidential, async () => {
    const context = clientFor(grant, secret, http);
    const answer = await authorize(await authorizationUrl(grant, binding, redirectUri));
    const parameters = checkedAnswer(answer, binding, context);
    confidential.push(parameters.get('code') ?? '');
    const at = now();
    const answered = await exchange(parameters, binding, redirectUri, context);
    return obtained(answered, { at, scopes: grant.request.scopes, repeatable: false });
  });
}
