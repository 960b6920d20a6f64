import type { App, AppId } from '../core/app.ts';
import { type FailureError, isWorthRetrying, passesSoon } from '../core/failure.ts';
import { missingOrigins, signInOrigins } from '../core/host-permission.ts';
import { backOff, refreshDueAt, type Session, type TokenSet } from '../core/session.ts';
import { appById, type Secrets, type State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import type { WebOrigin } from '../core/web-origin.ts';

/** `sign-in` may show a window, `renewal` never does. */
export type Occasion = 'sign-in' | 'renewal';

/** One attempt to get tokens; it is told from any other by the moment it began. */
export interface Flight {
  readonly app: App;
  readonly occasion: Occasion;
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

export const setUnderWay = ({ app, since }: Flight) => void underWay.set(app.id, since);

export function setOver({ app, since }: Flight) {
  if (isUnderWay(app.id, since)) underWay.delete(app.id);
}

const attemptsOf = (session: Session | undefined) =>
  session?.kind === 'failed' ? (session.retry?.attempt ?? 0) : 0;

/** An attempt as it begins; undefined where none is called for, or one is under way. */
export function flightFor(
  state: State,
  id: AppId,
  occasion: Occasion,
  since: Millis,
): Flight | undefined {
  const app = appById(state.apps, id);
  if (!app || app.grant.kind === 'pasted') return undefined;
  const session = state.sessions[id];
  if (session?.kind === 'acquiring') return undefined;
  return {
    app,
    occasion,
    secrets: state.vault[id] ?? {},
    missing: missingOrigins(signInOrigins(app), state.granted),
    since,
    attempt: attemptsOf(session),
    tokens: session?.tokens,
  };
}

/** Whether the store still waits for this attempt: the user may have signed out, edited or deleted the app. */
export const isAwaited = ({ sessions }: State, { app, since }: Flight) => {
  const session = sessions[app.id];
  return session?.kind === 'acquiring' && session.since === since;
};

const isUnattended = ({ app, occasion }: Flight) =>
  occasion === 'renewal' || app.grant.kind === 'client_credentials';

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
