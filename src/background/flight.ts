import type { App } from '../core/app.ts';
import { type Demand, demandFor, demanding } from '../core/demand.ts';
import { type FailureError, isWorthRetrying, passesSoon } from '../core/failure.ts';
import { type Grant, isUnattended as isUnattendedGrant } from '../core/grant.ts';
import { missingOrigins, signInOrigins } from '../core/host-permission.ts';
import { appOf, type IdentityId } from '../core/identity.ts';
import type { Secrets } from '../core/secrets.ts';
import { backOff, refreshDueAt, type Session, type TokenSet } from '../core/session.ts';
import { appById, type State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import type { WebOrigin } from '../core/web-origin.ts';

/** `sign-in` may show a page, `renewal` never does. */
export type Occasion = 'sign-in' | 'renewal';

/** One attempt to get tokens; it is told from any other by the moment it began. */
export interface Flight {
  readonly identity: IdentityId;
  readonly app: App;
  readonly occasion: Occasion;
  /** Whether someone else is to sign in than those who are there. */
  readonly another: boolean;
  /** What is asked for beyond what the app asks for. */
  readonly demand: Demand;
  /** Whether an API demanded it just now: then it is for who is there, and for nobody else. */
  readonly stepsUp: boolean;
  readonly secrets: Secrets;
  /** The origins that it needs and may not reach. */
  readonly missing: readonly WebOrigin[];
  readonly since: Millis;
  /** How often it has failed in a row before. */
  readonly attempt: number;
  readonly tokens: TokenSet | undefined;
}

/** The attempts that this very worker makes: what the store says beyond them, a dead one has left behind. */
const underWay = new Map<string, Millis>();

export const isUnderWay = (id: string, since: Millis) => underWay.get(id) === since;

export const setUnderWay = ({ identity, since }: Flight) => void underWay.set(identity, since);

export function setOver({ identity, since }: Flight) {
  if (isUnderWay(identity, since)) underWay.delete(identity);
}

const attemptsOf = (session: Session | undefined) =>
  session?.kind === 'failed' ? (session.retry?.attempt ?? 0) : 0;

/** The client's own secrets, and those of this one sign-in. */
function secretsOf({ vault }: State, identity: IdentityId): Secrets {
  const { refreshToken: _token, pending: _pending, ...own } = vault[appOf(identity)] ?? {};
  const { refreshToken, pending } = vault[identity] ?? {};
  return { ...own, ...(refreshToken && { refreshToken }), ...(pending && { pending }) };
}

const flightOf = (state: State, app: App, identity: IdentityId) => ({
  identity,
  app,
  secrets: secretsOf(state, identity),
  missing: missingOrigins(signInOrigins(app), state.granted),
  tokens: state.sessions[identity]?.tokens,
});

export interface Request {
  readonly occasion: Occasion;
  readonly another?: boolean;
  /** What an API demanded. */
  readonly demand?: Demand | undefined;
}

/** A renewal asks for what was demanded of the tokens before, a sign-in for what is demanded now. */
function wishesOf({ occasion, demand }: Request, tokens: TokenSet | undefined) {
  const former = occasion === 'renewal' ? demandFor(tokens?.demanded) : {};
  return { demand: demand ?? former, stepsUp: demand !== undefined };
}

/** The grant as an attempt asks by it. */
export const askedGrant = ({ app, demand }: Flight): Grant => demanding(app.grant, demand);

/** The same as the answer is read by: whether the user's sign-in was good enough is the API's to say. */
export const answeredGrant = ({ app, demand }: Flight): Grant =>
  demanding(app.grant, demandFor(demand.scopes));

/** An attempt as it begins; undefined where none is called for, or one is under way. */
export function flightFor(
  state: State,
  identity: IdentityId,
  request: Request,
  since: Millis,
): Flight | undefined {
  const { occasion, another = false } = request;
  const app = appById(state.apps, appOf(identity));
  if (!app || app.grant.kind === 'pasted') return undefined;
  const session = state.sessions[identity];
  if (session?.kind === 'acquiring') return undefined;
  const wishes = wishesOf(request, session?.tokens);
  const flight = flightOf(state, app, identity);
  return { occasion, another, ...wishes, ...flight, since, attempt: attemptsOf(session) };
}

/** An attempt that goes on after it has waited; undefined where nobody waits any more. */
export function flightResumed(state: State, identity: IdentityId): Flight | undefined {
  const app = appById(state.apps, appOf(identity));
  const session = state.sessions[identity];
  if (!app || session?.kind !== 'acquiring' || !session.wait) return undefined;
  const { since, attempt } = session;
  const occasion = 'sign-in';
  const wishes = wishesOf({ occasion, demand: state.vault[identity]?.pending?.demand }, undefined);
  const flight = flightOf(state, app, identity);
  return { occasion, another: false, ...wishes, ...flight, since, attempt };
}

/** Whether the store still waits for this attempt: the user may have signed out, edited or deleted the app. */
export const isAwaited = ({ sessions }: State, { identity, since }: Flight) => {
  const session = sessions[identity];
  return session?.kind === 'acquiring' && session.since === since;
};

const isUnattended = ({ app, occasion }: Flight) =>
  occasion === 'renewal' || isUnattendedGrant(app.grant);

/** From this attempt on the waits are the longest. */
const LATE_ATTEMPT = 6;

/** When to try again without the user. A failed sign-in leaves the renewal of what was there as it was. */
export function retryFor(flight: Flight, { failure, retryAfter }: FailureError, now: Millis) {
  const { tokens } = flight;
  if (isUnattended(flight)) {
    if (!isWorthRetrying(failure)) return undefined;
    const attempt = passesSoon(failure) ? flight.attempt + 1 : LATE_ATTEMPT;
    return { attempt, at: now + backOff(attempt, retryAfter) };
  }
  const due = tokens?.renewable ? refreshDueAt(tokens) : undefined;
  return due === undefined ? undefined : { attempt: flight.attempt, at: Math.max(due, now) };
}
