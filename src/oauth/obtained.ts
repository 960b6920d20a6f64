import { getValidatedIdTokenClaims, type TokenEndpointResponse } from 'oauth4webapi';
import { FailureError, failure } from '../core/failure.ts';
import { basisOf } from '../core/identity.ts';
import { expiryOf } from '../core/pasted-tokens.ts';
import type { TokenSet } from '../core/session.ts';
import { isMoment, type Millis, SECOND } from '../core/time.ts';
import { claimsIn } from '../core/token/read-token.ts';
import type { Claims } from '../core/token/reading.ts';
import type { ClientContext } from './client.ts';
import { refreshTokenKnown } from './refresh-token-life.ts';

/** What a token request brings: the tokens that pages may see, and the refresh token, which they may not. */
export interface Obtained {
  readonly tokens: TokenSet;
  readonly refreshToken?: string;
}

export interface Asked {
  /** What the request was made with; the answer has left its marks in `heard`. */
  readonly context: Pick<ClientContext, 'grant' | 'heard'>;
  /** When the request was sent, so that the token is never thought younger than it is. */
  readonly at: Millis;
  /** When its answer was there. */
  readonly answeredAt: Millis;
  /** Whether a new token can be had by the same request, without any refresh token. */
  readonly repeatable: boolean;
  /** What was held before: it still holds where the answer is silent (RFC 6749 §6). Scopes: else as asked. */
  readonly previous?: Pick<TokenSet, 'scopes' | 'who' | 'subject' | 'refreshToken'> | undefined;
  /** The refresh token that the request was made with: where the answer brings none, it stays good. */
  readonly sent?: string;
}

/** Two clocks that agree as well as can be told from a header in whole seconds, over a network. */
const SAME_TIME: Millis = 5 * SECOND;

/** How far the issuer's clock is ahead: its date was set at some moment between the two of ours. */
function skewOf({ context, at, answeredAt }: Asked): Millis | undefined {
  const { date } = context.heard;
  if (date === undefined) return undefined;
  const skew = Math.min(0, date - at) + Math.max(0, date - answeredAt);
  return Math.abs(skew) < SAME_TIME ? undefined : skew;
}

/** The end of a token by this machine's clock, be it past already. Undefined: nobody said. */
function expiresAt(response: TokenEndpointResponse, at: Millis, skew: Millis = 0) {
  const seconds = response.expires_in;
  if (seconds !== undefined) return at + seconds * SECOND;
  const end = expiryOf(response.access_token);
  return end !== undefined && isMoment(end - skew) ? end - skew : undefined;
}

/** The claims by which people know each other, the best known first (OpenID Connect Core §5.1; `upn`: Entra). */
const NAMES = ['preferred_username', 'email', 'upn', 'name', 'sub'];

const textsIn = (claims: Claims | undefined, names: readonly string[]) =>
  names.map((name) => claims?.[name]).filter((claim) => typeof claim === 'string' && claim !== '');

const firstIn = (claims: Claims | undefined, names: readonly string[]) =>
  textsIn(claims, names)[0] as string | undefined;

/** Whom the tokens stand for: by the ID token, else as before, else by the access token. */
function standingFor(response: TokenEndpointResponse, previous: Asked['previous']) {
  const id = getValidatedIdTokenClaims(response) as Claims | undefined;
  // It comes from the issuer, over TLS: unlike one that was found.
  const access = claimsIn(response.access_token);
  const who = firstIn(id, NAMES) ?? previous?.who ?? firstIn(access, NAMES);
  const subject = id?.['sub'] ?? previous?.subject ?? firstIn(access, ['sub']);
  return {
    ...(who !== undefined && { who }),
    ...(typeof subject === 'string' && { subject }),
  };
}

/** GitHub sets commas, which other issuers may have inside a scope: they part only what was asked for so. */
function scopesIn({ scope }: TokenEndpointResponse, asked: readonly string[]) {
  const byComma = scope?.split(',') ?? [];
  return byComma.length > 1 && byComma.every((part) => asked.includes(part))
    ? byComma
    : scope?.split(' ').filter(Boolean);
}

/** The library lets DPoP through too (RFC 9449 §5), which takes more than a header to send. */
function assertBearer({ token_type: type }: TokenEndpointResponse) {
  if (type !== 'bearer') throw new FailureError(failure('token_type', type));
}

/**
 * Reads a token response (RFC 6749 §5.1) that the protocol library has let through.
 * Throws `FailureError`: `token_type` where it is no bearer token.
 */
export function obtained(response: TokenEndpointResponse, asked: Asked): Obtained {
  assertBearer(response);
  const { at, previous, repeatable } = asked;
  const { grant, heard } = asked.context;
  const skew = skewOf(asked);
  const end = expiresAt(response, at, skew);
  const { refresh_token: refreshToken, id_token: idToken } = response;
  const tokens: TokenSet = {
    accessToken: response.access_token,
    receivedAt: at,
    scopes: scopesIn(response, grant.request.scopes) ?? previous?.scopes ?? grant.request.scopes,
    renewable: repeatable || refreshToken !== undefined,
    basis: basisOf(grant),
    ...standingFor(response, previous),
    ...(idToken !== undefined && { idToken }),
    ...(end !== undefined && { expiresAt: end }),
    ...(skew !== undefined && { skew }),
    ...refreshTokenKnown(response, { ...asked, skew }),
    ...(heard.notes.length > 0 && { notes: heard.notes }),
  };
  return { tokens, ...(refreshToken !== undefined && { refreshToken }) };
}
