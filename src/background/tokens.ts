import type { AppId } from '../core/app-id.ts';
import type { Demand } from '../core/demand.ts';
import { FailureError, failure } from '../core/failure.ts';
import {
  appOf,
  currentIdentity,
  firstIdentity,
  freshIdentity,
  type IdentityId,
} from '../core/identity.ts';
import type { State } from '../core/state.ts';
import { failureOf } from '../oauth/failure-of.ts';
import { type Flight, flightFor, type Request, setOver, setUnderWay } from './flight.ts';
import { fail, pause, succeed, type Waiting, withSession } from './landing.ts';
import { obtain } from './obtain.ts';
import { change } from './store.ts';

type Find = (state: State) => IdentityId;

/**
 * Notes in the store that an attempt begins, so that pages see it and a new worker can clear it up. At most
 * one is awaited an identity: two refreshes at once make an issuer revoke the family (RFC 9700 §4.14.2).
 */
async function begin(find: Find, request: Request): Promise<Flight | undefined> {
  let flight: Flight | undefined;
  await change((state, now) => {
    const identity = find(state);
    flight = flightFor(state, identity, request, now);
    if (!flight) return {};
    setUnderWay(flight);
    const { attempt, tokens } = flight;
    const session = { kind: 'acquiring', since: now, attempt, ...(tokens && { tokens }) } as const;
    return withSession(state, identity, session);
  });
  return flight;
}

function assertPermitted({ missing }: Flight) {
  if (missing.length === 0) return;
  throw new FailureError(failure('permission_missing', missing.join(', ')));
}

export const asFailureError = (error: unknown) =>
  error instanceof FailureError ? error : new FailureError(failureOf(error));

/** Resolves with what is to follow once this attempt is no longer under way. */
async function fly(flight: Flight): Promise<Waiting['next']> {
  try {
    assertPermitted(flight);
    const result = await obtain(flight);
    if ('wait' in result) return await pause(flight, result);
    await succeed(flight, result);
  } catch (error) {
    await fail(flight, asFailureError(error));
  }
  return undefined;
}

async function attempt(find: Find, request: Request): Promise<void> {
  const flight = await begin(find, request);
  if (!flight) return;
  const next = await fly(flight).finally(() => setOver(flight));
  await next?.();
}

/**
 * Signs in to an app: as who it acts as, or as someone beside them. What comes of it is in the store.
 * Throws `FailureError`: `storage_full`.
 */
export const signIn = (app: AppId, another = false): Promise<void> =>
  attempt((state) => (another ? freshIdentity(state.sessions, app) : currentIdentity(state, app)), {
    occasion: 'sign-in',
    another,
  });

/** As `signIn`, for one identity: it goes on with what was called for. */
export const signInAs = (identity: IdentityId): Promise<void> =>
  attempt(() => identity, {
    occasion: 'sign-in',
    another: identity !== firstIdentity(appOf(identity)),
  });

/** As `signIn`, for who has this identity and nobody else, and for what an API demanded too. */
export const signInFor = (identity: IdentityId, demand: Demand): Promise<void> =>
  attempt(() => identity, { occasion: 'sign-in', demand });

/** Gets an identity new tokens without its user, unless that is under way already. Throws as `signIn`. */
export const renew = (identity: IdentityId): Promise<void> =>
  attempt(() => identity, { occasion: 'renewal' });

/** Where nobody waits: what could not even be stored is looked after at the next wake. */
export const unseen = (work: Promise<unknown>): void => void work.catch(() => undefined);
