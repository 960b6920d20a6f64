import type { App } from '../core/app.ts';
import { type Failure, FailureError, failure } from '../core/failure.ts';
import { missingOrigins, signInOrigins } from '../core/host-permission.ts';
import { type IdentityId, identitiesOf } from '../core/identity.ts';
import { matchesRedirect } from '../core/redirect-answer.ts';
import type { Pending } from '../core/secrets.ts';
import type { State } from '../core/state.ts';
import { completeSignIn } from '../oauth/authorization-code.ts';
import type { Navigation } from '../platform/web-request.ts';
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
type Redirect = Extract<Pending, { kind: 'redirect' }>;

interface Waiter {
  readonly id: IdentityId;
  readonly app: App;
  readonly tab: number;
  readonly pending: Redirect;
}

/** Everyone who waits for an answer at a redirect URI that is not ours. */
const waiters = (state: State): readonly Waiter[] =>
  state.apps.flatMap((app) =>
    identitiesOf(state, app.id).flatMap(({ id, session }) => {
      const wait = session.kind === 'acquiring' ? session.wait : undefined;
      const pending = state.vault[id]?.pending;
      return wait?.kind === 'tab' && pending?.kind === 'redirect'
        ? [{ id, app, tab: wait.tab, pending }]
        : [];
    }),
  );

/** Changes the answer, which the site never saw, for tokens. */
const complete = (answer: URL | URLSearchParams) => async (flight: Resumed) => {
  const { grant } = flight.app;
  const { pending } = flight;
  if (grant.kind !== 'authorization_code' || pending.kind !== 'redirect') {
    throw new FailureError(failure('unexpected'));
  }
  const credentials = await credentialsOf(grant, flight.secrets);
  const request = () => completeSignIn(grant, credentials, pending, answer, ports);
  return landed(flight, await withOriginHealed(flight.app.id, request));
};

/** Takes an answer, in whichever tab it arrives: its state says whose it is. Every other page is let go by. */
export async function takeAnswer({ url, form }: Address): Promise<void> {
  const isFor = ({ pending }: Waiter) => matchesRedirect(pending, url, form);
  const waiter = waiters(await readState()).find(isFor);
  if (waiter) await resume(waiter.id, true, complete(form?.has('state') ? form : new URL(url)));
}

async function callOff(state: State, { id }: Waiter, reason: Failure) {
  const flight = flightResumed(state, id);
  if (flight) await fail(flight, new FailureError(reason));
}

/** Who closes the tab has changed their mind. */
export async function callOffTab(tab: number): Promise<void> {
  const state = await readState();
  const waiter = waiters(state).find((waiting) => waiting.tab === tab);
  if (waiter) await callOff(state, waiter, failure('cancelled'));
}

/** Without permission for its site an answer can be neither kept from it nor read. */
export async function callOffUnpermitted(): Promise<void> {
  const state = await readState();
  for (const waiter of waiters(state)) {
    const missing = missingOrigins(signInOrigins(waiter.app), state.granted);
    if (missing.length > 0) {
      await callOff(state, waiter, failure('permission_missing', missing.join(', ')));
    }
  }
}
