import type { AppId } from '../core/app-id.ts';
import { scopesBeyond } from '../core/demand.ts';
import { FailureError, failure } from '../core/failure.ts';
import type { IssuerGrant, TokenExchangeGrant } from '../core/grant.ts';
import { basisOf } from '../core/identity.ts';
import { liveTokens } from '../core/live-tokens.ts';
import { sentToken, withEndOfSent } from '../core/sent-token.ts';
import { type TokenSet, usableTokens } from '../core/session.ts';
import { appById } from '../core/state.ts';
import { mint } from '../oauth/client-credentials.ts';
import { requestDeviceCode } from '../oauth/device-code.ts';
import { assert } from '../oauth/jwt-bearer.ts';
import type { Obtained } from '../oauth/obtained.ts';
import { signInByPassword } from '../oauth/password.ts';
import type { Credentials } from '../oauth/ports.ts';
import { refresh } from '../oauth/refresh-token.ts';
import { assertSameSubject } from '../oauth/same-subject.ts';
import { exchange } from '../oauth/token-exchange.ts';
import { renewSilently, renewsSilently, signInByCode } from './code-flow.ts';
import { credentialsOf } from './credentials.ts';
import { askedGrant, type Flight } from './flight.ts';
import type { Waiting } from './landing.ts';
import { withOriginHealed } from './origin-healing.ts';
import { ports } from './outside.ts';
import { readState } from './store.ts';

/** The live tokens of another app, whose token this one needs. */
async function tokensOf(id: AppId): Promise<TokenSet> {
  const state = await readState();
  const app = appById(state.apps, id);
  const tokens = app && liveTokens(state, app, ports.now());
  if (tokens) return tokens;
  throw new FailureError(failure('subject_missing', app?.name ?? ''));
}

async function exchangeTokens(grant: TokenExchangeGrant, credentials: Credentials) {
  const subject = await tokensOf(grant.subject.app);
  const subjectToken = grant.subject.token === 'id_token' ? subject.idToken : subject.accessToken;
  if (subjectToken === undefined) throw new FailureError(failure('no_id_token'));
  const actorToken = grant.actor && (await tokensOf(grant.actor)).accessToken;
  return exchange(grant, credentials, { subjectToken, ...(actorToken && { actorToken }) }, ports);
}

function assertPassword({ secrets }: Flight): string {
  if (secrets.password) return secrets.password;
  throw new FailureError(failure('secret_missing'));
}

/** Where no sign-in was, none can end: what the issuer refuses is the password, assertion or token itself. */
function asGrantRefused(error: unknown): never {
  const reason = error instanceof FailureError ? error.failure : undefined;
  throw reason?.code === 'sign_in_ended'
    ? new FailureError(failure('grant_refused', reason.detail))
    : error;
}

/** The request that gets tokens without anybody at the browser; undefined: this kind of grant has none. */
function requestFor(grant: IssuerGrant, credentials: Credentials, flight: Flight) {
  switch (grant.kind) {
    case 'client_credentials':
      return () => mint(grant, credentials, ports).catch(asGrantRefused);
    case 'token_exchange':
      return () => exchangeTokens(grant, credentials).catch(asGrantRefused);
    case 'jwt_bearer':
      return () => assert(grant, credentials, ports).catch(asGrantRefused);
    case 'password':
      return () =>
        signInByPassword(grant, credentials, assertPassword(flight), ports).catch(asGrantRefused);
    default:
      return undefined;
  }
}

const refreshFor = (grant: IssuerGrant, credentials: Credentials, { secrets, tokens }: Flight) => {
  const { refreshToken } = secrets;
  if (refreshToken === undefined) return undefined;
  return () => refresh(grant, { refreshToken, credentials, previous: tokens }, ports);
};

const notRenewable = (grant: IssuerGrant) =>
  new FailureError(failure(grant.kind === 'refresh_token' ? 'secret_missing' : 'not_renewable'));

async function withUser(
  grant: IssuerGrant,
  credentials: Credentials,
  flight: Flight,
): Promise<Obtained | Waiting> {
  const healed = (request: () => Promise<Obtained>) => withOriginHealed(flight.app.id, request);
  if (grant.kind === 'device_code' && flight.occasion === 'sign-in') {
    const { demand, stepsUp } = flight;
    const { wait, deviceCode } = await requestDeviceCode(grant, credentials, ports, demand);
    return { wait, pending: { kind: 'device', deviceCode, ...(stepsUp && { demand }) } };
  }
  if (grant.kind !== 'authorization_code') throw notRenewable(grant);
  if (flight.occasion === 'sign-in') return signInByCode(grant, credentials, flight, healed);
  if (renewsSilently(grant)) return renewSilently(grant, credentials, flight, healed);
  throw notRenewable(grant);
}

/** A renewal need not bring another ID token (OpenID Connect Core §12.2): then that of before still says who it is. */
const withIdToken = ({ occasion, tokens: before }: Flight, tokens: TokenSet): TokenSet =>
  occasion === 'renewal' && before?.idToken !== undefined
    ? { idToken: before.idToken, ...tokens }
    : tokens;

/** The tokens as the app's own: what was demanded beyond its settings goes with them, and makes them nobody else's. */
function asOwn({ app: { grant }, demand }: Flight, tokens: TokenSet): TokenSet {
  const demanded = scopesBeyond(grant, demand);
  return { ...tokens, basis: basisOf(grant), ...(demanded.length > 0 && { demanded }) };
}

/**
 * How tokens came, and when their user signed in, which renewals leave as it is. Where a refresh token was got
 * elsewhere nobody knows; where there were no tokens before there is nothing that they renew.
 */
function comingOf(
  { app, occasion, stepsUp, tokens: before }: Flight,
  { receivedAt }: TokenSet,
): Pick<TokenSet, 'occasion' | 'signedInAt'> {
  const isRenewal = occasion === 'renewal' && before !== undefined;
  const signIn = stepsUp ? 'step_up' : 'sign_in';
  const signedInHere = app.grant.kind === 'refresh_token' ? undefined : receivedAt;
  const signedInAt = isRenewal ? before.signedInAt : signedInHere;
  return {
    occasion: isRenewal ? 'renewal' : signIn,
    ...(signedInAt !== undefined && { signedInAt }),
  };
}

/** Whether the tokens before went with requests when the attempt began. */
const wasInUse = ({ tokens, since }: Flight) =>
  tokens !== undefined && usableTokens({ kind: 'active', tokens }, since) !== undefined;

/**
 * What a grant can do by itself makes its tokens renewable, and what is sent decides when they end.
 * Throws `FailureError`: `subject_changed` where they are to follow others, and are somebody else's.
 */
export function landed(flight: Flight, { tokens: obtained, ...rest }: Obtained): Obtained {
  const { app, occasion, stepsUp } = flight;
  const tokens = asOwn(flight, withIdToken(flight, obtained));
  if (sentToken(app, tokens) === undefined) throw new FailureError(failure('no_id_token'));
  if (occasion === 'renewal' || stepsUp) assertSameSubject(flight.tokens, obtained);
  const silent = app.grant.kind === 'authorization_code' && renewsSilently(app.grant);
  const renewable = tokens.renewable || silent;
  const replaced = wasInUse(flight) && { replacedAt: ports.now() };
  const coming = comingOf(flight, tokens);
  return { ...rest, tokens: withEndOfSent(app, { ...tokens, renewable, ...replaced, ...coming }) };
}

type Request = () => Promise<Obtained>;

/** What is got by a refresh token where there is one, and once that is refused by the grant's own request. */
function refreshedOr(
  own: Request | undefined,
  refreshed: Request | undefined,
): Request | undefined {
  if (!own || !refreshed) return refreshed ?? own;
  return () =>
    refreshed().catch((error: unknown) => {
      const isOver = error instanceof FailureError && error.failure.code === 'sign_in_ended';
      if (isOver) return own();
      throw error;
    });
}

/**
 * Asks the issuer for tokens in the way that the app and the occasion call for: by a refresh token where
 * there is one and nobody signs in. Throws `FailureError`.
 */
export async function obtain(flight: Flight): Promise<Obtained | Waiting> {
  const { app, occasion } = flight;
  const grant = askedGrant(flight);
  if (grant.kind === 'pasted') throw new FailureError(failure('not_renewable'));
  const credentials = await credentialsOf(grant, flight.secrets);
  const isRefreshed = occasion === 'renewal' || grant.kind === 'refresh_token';
  const request = refreshedOr(
    requestFor(grant, credentials, flight),
    isRefreshed ? refreshFor(grant, credentials, flight) : undefined,
  );
  const result = request
    ? await withOriginHealed(app.id, request)
    : await withUser(grant, credentials, flight);
  return 'wait' in result ? result : landed(flight, result);
}
