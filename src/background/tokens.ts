import type { App, AppId } from '../core/app.ts';
import { appsDue } from '../core/due.ts';
import { FailureError, failure, isWorthRetrying } from '../core/failure.ts';
import { missingOrigins, signInOrigins } from '../core/host-permission.ts';
import { backOff, refreshDueAt, type Session, type TokenSet } from '../core/session.ts';
import { appById, type Secrets, type State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { failureOf } from '../oauth/failure-of.ts';
import type { Obtained } from '../oauth/obtained.ts';
import { obtain } from './obtain.ts';
import { change, readState } from './store.ts';

/** `sign-in` may show a window, `renewal` never does. */
export type Occasion = 'sign-in' | 'renewal';

/** One attempt to get tokens; it is told from any other by the moment it began. */
export interface Flight {
  readonly app: App;
  readonly occasion: Occasion;
  readonly secrets: Secrets;
  readonly since: Millis;
  /** How often it has failed in a row before. */
  readonly attempt: number;
  readonly tokens: TokenSet | undefined;
}

const attemptsOf = (session: Session | undefined) =>
  session?.kind === 'failed' ? (session.retry?.attempt ?? 0) : 0;

const withSession = ({ sessions }: State, id: AppId, session: Session) => ({
  sessions: { ...sessions, [id]: session },
});

function flightFor(state: State, id: AppId, occasion: Occasion, since: Millis): Flight | undefined {
  const app = appById(state.apps, id);
  if (!app || app.grant.kind === 'pasted') return undefined;
  const session = state.sessions[id];
  if (session?.kind === 'acquiring') return undefined;
  const secrets = state.vault[id] ?? {};
  return { app, occasion, secrets, since, attempt: attemptsOf(session), tokens: session?.tokens };
}

/**
 * Notes in the store that an attempt begins, so that pages see it and a new worker can clear it up. At most
 * one is awaited an app: two refreshes at once make an issuer revoke the family (RFC 9700 §4.14.2).
 */
async function begin(id: AppId, occasion: Occasion): Promise<Flight | undefined> {
  let flight: Flight | undefined;
  await change((state, now) => {
    flight = flightFor(state, id, occasion, now);
    if (!flight) return {};
    const { attempt, tokens } = flight;
    const session = { kind: 'acquiring', since: now, attempt, ...(tokens && { tokens }) } as const;
    return withSession(state, id, session);
  });
  return flight;
}

/** Whether the store still waits for this attempt: the user may have signed out, edited or deleted the app. */
const isAwaited = ({ sessions }: State, { app, since }: Flight) => {
  const session = sessions[app.id];
  return session?.kind === 'acquiring' && session.since === since;
};

/** Tokens and refresh token are stored in one write, before any rule uses them. */
const succeed = (flight: Flight, { tokens, refreshToken }: Obtained) =>
  change((state) => {
    if (!isAwaited(state, flight)) return {};
    const { id } = flight.app;
    const { refreshToken: _old, ...secrets } = state.vault[id] ?? {};
    return {
      ...withSession(state, id, { kind: 'active', tokens }),
      vault: { ...state.vault, [id]: { ...secrets, ...(refreshToken && { refreshToken }) } },
    };
  });

/** A refused refresh token is the one thing that ends a sign-in, and its access token goes with it. */
const endSignIn = (state: State, { app }: Flight, session: Session) => {
  const { refreshToken: _refused, ...secrets } = state.vault[app.id] ?? {};
  return {
    ...withSession(state, app.id, session),
    vault: { ...state.vault, [app.id]: secrets },
  };
};

const isUnattended = ({ app, occasion }: Flight) =>
  occasion === 'renewal' || app.grant.kind === 'client_credentials';

/** When to try again without the user. A failed sign-in leaves the renewal of what was there as it was. */
function retryFor(flight: Flight, error: FailureError, now: Millis) {
  const { tokens, attempt } = flight;
  if (isUnattended(flight)) {
    if (!isWorthRetrying(error.failure)) return undefined;
    return { attempt: attempt + 1, at: now + backOff(attempt + 1, error.retryAfter) };
  }
  const due = tokens?.renewable ? refreshDueAt(tokens) : undefined;
  return due === undefined ? undefined : { attempt, at: Math.max(due, now) };
}

const fail = (flight: Flight, error: FailureError) =>
  change((state, now) => {
    if (!isAwaited(state, flight)) return {};
    const failed = { kind: 'failed', failure: error.failure, at: now } as const;
    const isOver = error.failure.code === 'sign_in_ended' && flight.occasion === 'renewal';
    if (isOver) return endSignIn(state, flight, failed);
    const retry = retryFor(flight, error, now);
    const { tokens } = flight;
    return withSession(state, flight.app.id, {
      ...failed,
      ...(tokens && { tokens }),
      ...(retry && { retry }),
    });
  });

function assertPermitted(app: App, granted: readonly string[]) {
  const missing = missingOrigins(signInOrigins(app), granted);
  if (missing.length === 0) return;
  throw new FailureError(failure('permission_missing', missing.join(', ')));
}

const asFailureError = (error: unknown) =>
  error instanceof FailureError ? error : new FailureError(failureOf(error));

/** Gets tokens for an app, unless that is under way already. What comes of it is in the store. */
export async function acquire(id: AppId, occasion: Occasion): Promise<void> {
  const flight = await begin(id, occasion);
  if (!flight) return;
  try {
    assertPermitted(flight.app, (await readState()).granted);
    await succeed(flight, await obtain(flight));
  } catch (error) {
    await fail(flight, asFailureError(error));
  }
}

/** Starts what is due, and does not wait for it. */
export async function renewDue(): Promise<void> {
  for (const { id } of appsDue(await readState(), Date.now())) void acquire(id, 'renewal');
}

/** How long after a click the answer to its permission prompt still belongs to it. */
const CLICK_MEMORY: Millis = 2 * 60 * 1000;

/** What a grant sets going again. A renewal shows nothing, so it may at any time; a window has to be expected. */
function heldUp({ grant, enabled }: App, session: Session | undefined, now: Millis) {
  if (!enabled || session?.kind !== 'failed') return undefined;
  if (session.failure.code !== 'permission_missing') return undefined;
  if (session.tokens?.renewable || grant.kind === 'client_credentials') return 'renewal';
  return now - session.at < CLICK_MEMORY ? 'sign-in' : undefined;
}

/** Goes on once the user has granted what was lacking: the popup with the click may be gone by then. */
export async function resumePermitted(): Promise<void> {
  const { apps, sessions, granted } = await readState();
  for (const app of apps) {
    const occasion = heldUp(app, sessions[app.id], Date.now());
    if (!occasion || missingOrigins(signInOrigins(app), granted).length > 0) continue;
    void acquire(app.id, occasion);
  }
}
