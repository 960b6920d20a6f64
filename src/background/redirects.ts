import { type Failure, FailureError, failure } from '../core/failure.ts';
import { missingOrigins, signInOrigins } from '../core/host-permission.ts';
import { matchesRedirect, mayBeAnswer } from '../core/redirect-answer.ts';
import type { State } from '../core/state.ts';
import { type TabWait, tabWaits } from '../core/tab-waits.ts';
import { completeSignIn } from '../oauth/authorization-code.ts';
import type { Navigation } from '../platform/web-request.ts';
import { codeGrantIn } from './code-flow.ts';
import { credentialsOf } from './credentials.ts';
import { flightResumed } from './flight.ts';
import { fail } from './landing.ts';
import { landed } from './obtain.ts';
import { withOriginHealed } from './origin-healing.ts';
import { ports } from './outside.ts';
import { type Resumed, resume } from './resume.ts';
import { readState } from './store.ts';

/** Where a tab goes, and what is posted there. */
type Address = Pick<Navigation, 'url' | 'form'>;

/** Changes the answer, which the site never saw, for tokens. */
const complete = (answer: URL | URLSearchParams) => async (flight: Resumed) => {
  const grant = codeGrantIn(flight);
  const { pending } = flight;
  if (pending.kind !== 'redirect') throw new FailureError(failure('unexpected'));
  const credentials = await credentialsOf(grant, flight.secrets);
  const request = () => completeSignIn(grant, credentials, pending, answer, ports);
  return landed(flight, await withOriginHealed(flight.app.id, request));
};

/** Takes an answer, in whichever tab it arrives: its state says whose it is. Every other page is let go by. */
export async function takeAnswer({ url, form }: Address): Promise<void> {
  if (!mayBeAnswer(url, form)) return;
  const isFor = ({ pending }: TabWait) => matchesRedirect(pending, url, form);
  const waiter = tabWaits(await readState()).find(isFor);
  if (waiter) await resume(waiter.id, true, complete(form?.has('state') ? form : new URL(url)));
}

async function callOff(state: State, { id }: TabWait, reason: Failure) {
  const flight = flightResumed(state, id);
  if (flight) await fail(flight, new FailureError(reason));
}

/** Who closes the tab has changed their mind. */
export async function callOffTab(tab: number): Promise<void> {
  const state = await readState();
  const waiter = tabWaits(state).find((waiting) => waiting.tab === tab);
  if (waiter) await callOff(state, waiter, failure('cancelled'));
}

/** Without permission for its site an answer can be neither kept from it nor read. */
export async function callOffUnpermitted(): Promise<void> {
  const state = await readState();
  for (const waiter of tabWaits(state)) {
    const missing = missingOrigins(signInOrigins(waiter.app), state.granted);
    if (missing.length > 0) {
      await callOff(state, waiter, failure('permission_missing', missing.join(', ')));
    }
  }
}
