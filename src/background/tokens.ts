import type { AppId } from '../core/app.ts';
import { FailureError, failure } from '../core/failure.ts';
import type { Session } from '../core/session.ts';
import { type State, withRefreshToken } from '../core/state.ts';
import { failureOf } from '../oauth/failure-of.ts';
import type { Obtained } from '../oauth/obtained.ts';
import {
  type Flight,
  flightFor,
  isAwaited,
  type Occasion,
  retryFor,
  setOver,
  setUnderWay,
} from './flight.ts';
import { obtain } from './obtain.ts';
import { change } from './store.ts';

const withSession = ({ sessions }: State, id: AppId, session: Session) => ({
  sessions: { ...sessions, [id]: session },
});

/**
 * Notes in the store that an attempt begins, so that pages see it and a new worker can clear it up. At most
 * one is awaited an app: two refreshes at once make an issuer revoke the family (RFC 9700 §4.14.2).
 */
async function begin(id: AppId, occasion: Occasion): Promise<Flight | undefined> {
  let flight: Flight | undefined;
  await change((state, now) => {
    flight = flightFor(state, id, occasion, now);
    if (!flight) return {};
    setUnderWay(flight);
    const { attempt, tokens } = flight;
    const session = { kind: 'acquiring', since: now, attempt, ...(tokens && { tokens }) } as const;
    return withSession(state, id, session);
  });
  return flight;
}

/** Tokens and refresh token are stored in one write, before any rule uses them. */
const succeed = (flight: Flight, { tokens, refreshToken }: Obtained) =>
  change((state) => {
    if (!isAwaited(state, flight)) return {};
    const { id } = flight.app;
    return {
      ...withSession(state, id, { kind: 'active', tokens }),
      vault: withRefreshToken(state.vault, id, refreshToken),
    };
  });

/** A refused refresh token is the one thing that ends a sign-in, and its access token goes with it. */
const endSignIn = (state: State, { app }: Flight, session: Session) => ({
  ...withSession(state, app.id, session),
  vault: withRefreshToken(state.vault, app.id, undefined),
});

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

function assertPermitted({ missing }: Flight) {
  if (missing.length === 0) return;
  throw new FailureError(failure('permission_missing', missing.join(', ')));
}

const asFailureError = (error: unknown) =>
  error instanceof FailureError ? error : new FailureError(failureOf(error));

async function fly(flight: Flight): Promise<void> {
  try {
    assertPermitted(flight);
    await succeed(flight, await obtain(flight));
  } catch (error) {
    await fail(flight, asFailureError(error));
  }
}

/**
 * Gets tokens for an app, unless that is under way already. What comes of it is in the store.
 * Throws `FailureError`: `storage_full`.
 */
export async function acquire(id: AppId, occasion: Occasion): Promise<void> {
  const flight = await begin(id, occasion);
  if (flight) await fly(flight).finally(() => setOver(flight));
}

/** As `acquire`, where nobody waits: what could not even be stored is looked after at the next wake. */
export const acquireUnseen = (id: AppId, occasion: Occasion): void =>
  void acquire(id, occasion).catch(() => undefined);
