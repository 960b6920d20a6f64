import type { IdentityId } from '../core/identity.ts';
import type { Pending } from '../core/secrets.ts';
import type { Session, Wait } from '../core/session.ts';
import type { Obtained } from '../oauth/obtained.ts';
import {
  type Flight,
  flightResumed,
  isAwaited,
  isUnderWay,
  setOver,
  setUnderWay,
} from './flight.ts';
import { fail, succeed, withSession } from './landing.ts';
import { change } from './store.ts';
import { asFailureError } from './tokens.ts';

/** An attempt that has waited, with what it waited for. */
export interface Resumed extends Flight {
  readonly wait: Wait;
  readonly pending: Pending;
}

const waiting = ({ wait: _wait, ...session }: Extract<Session, { kind: 'acquiring' }>) => session;

/** `once`: what is tried now cannot be tried again, so a worker that dies over it must not seem to wait. */
async function takeUp(identity: IdentityId, once: boolean): Promise<Resumed | undefined> {
  let resumed: Resumed | undefined;
  await change((state) => {
    const session = state.sessions[identity];
    const flight = flightResumed(state, identity);
    const pending = flight?.secrets.pending;
    if (!flight || !pending || session?.kind !== 'acquiring' || !session.wait) return {};
    if (isUnderWay(identity, flight.since)) return {};
    resumed = { ...flight, wait: session.wait, pending };
    setUnderWay(flight);
    return once ? withSession(state, identity, waiting(session)) : {};
  }).catch((error: unknown) => {
    if (resumed) setOver(resumed);
    throw error;
  });
  return resumed;
}

const waitOn = (flight: Flight, wait: Wait) =>
  change((state) =>
    isAwaited(state, flight)
      ? withSession(state, flight.identity, {
          ...(state.sessions[flight.identity] as Session),
          wait,
        } as Session)
      : {},
  );

/**
 * Takes up a sign-in that waits, in whichever worker. `step` gives its tokens, or what it waits for now.
 * Nothing happens where it waits no longer, or another step is under way.
 */
export async function resume(
  identity: IdentityId,
  once: boolean,
  step: (flight: Resumed) => Promise<Obtained | Wait>,
): Promise<void> {
  const flight = await takeUp(identity, once);
  if (!flight) return;
  try {
    const result = await step(flight);
    await ('kind' in result ? waitOn(flight, result) : succeed(flight, result));
  } catch (error) {
    await fail(flight, asFailureError(error));
  } finally {
    setOver(flight);
  }
}
