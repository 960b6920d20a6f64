import { getValidatedIdTokenClaims, type TokenEndpointResponse } from 'oauth4webapi';
import { FailureError, failure } from '../core/failure.ts';
import { expiryOf } from '../core/pasted-tokens.ts';
import type { TokenSet } from '../core/session.ts';
import { isMoment, type Millis, SECOND } from '../core/time.ts';

/** What a token request brings: the tokens that pages may see, and the refresh token, which they may not. */
export interface Obtained {
  readonly tokens: TokenSet;
  readonly refreshToken?: string;
}

export interface Asked {
  /** When the request was sent, so that the token is never thought younger than it is. */
  readonly at: Millis;
  /** What was asked for, or held before: that is granted where the answer does not say (RFC 6749 §5.1). */
  readonly scopes: readonly string[];
  /** Whether a new token can be had by the same request, without any refresh token. */
  readonly repeatable: boolean;
  readonly who?: string | undefined;
}

/** The end of a token by this machine's clock, be it past already. Undefined: nobody said. */
function expiresAt(response: TokenEndpointResponse, at: Millis): Millis | undefined {
  const seconds = response.expires_in;
  const end = seconds === undefined ? expiryOf(response.access_token) : at + seconds * SECOND;
  return end !== undefined && isMoment(end) ? end : undefined;
}

function whoOf(response: TokenEndpointResponse): string | undefined {
  const claims = getValidatedIdTokenClaims(response);
  const name = claims?.['preferred_username'] ?? claims?.['email'] ?? claims?.sub;
  return typeof name === 'string' ? name : undefined;
}

function assertBearer({ token_type: type, access_token: token }: TokenEndpointResponse) {
  if (type !== 'bearer') throw new FailureError(failure('token_type', type));
  if (!/^[\x21-\x7e]+$/.test(token)) throw new FailureError(failure('token_malformed'));
}

/**
 * Reads a token response (RFC 6749 §5.1) that the protocol library has let through.
 * Throws `FailureError`: `token_type` where it is no bearer token, `token_malformed` where it cannot be sent.
 */
export function obtained(response: TokenEndpointResponse, asked: Asked): Obtained {
  assertBearer(response);
  const end = expiresAt(response, asked.at);
  const who = whoOf(response) ?? asked.who;
  const refreshToken = response.refresh_token;
  const tokens: TokenSet = {
    accessToken: response.access_token,
    receivedAt: asked.at,
    scopes: response.scope === undefined ? asked.scopes : response.scope.split(' ').filter(Boolean),
    renewable: asked.repeatable || refreshToken !== undefined,
    ...(end !== undefined && { expiresAt: end }),
    ...(who !== undefined && { who }),
  };
  return { tokens, ...(refreshToken !== undefined && { refreshToken }) };
}
