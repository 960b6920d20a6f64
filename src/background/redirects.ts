import { FailureError, failure } from '../core/failure.ts';
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

type Redirect = Extract<Pending, { kind: 'redirect' }>;

/** Who waits for what happens in a tab. */
function waitingIn(state: State, tab: number): { id: IdentityId; pending: Redirect } | undefined {
  for (const { id: app } of state.apps) {
    for (const { id, session } of identitiesOf(state, app)) {
      const wait = session.kind === 'acquiring' ? session.wait : undefined;
      const pending = state.vault[id]?.pending;
      if (wait?.kind === 'tab' && wait.tab === tab && pending?.kind === 'redirect') {
        return { id, pending };
      }
    }
  }
  return undefined;
}

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

/** Takes an answer that a tab of ours comes back with; every other page is let go by. */
export async function takeAnswer({ tab, url, form }: Navigation): Promise<void> {
  const waiting = waitingIn(await readState(), tab);
  if (!waiting || !matchesRedirect(waiting.pending, url, form)) return;
  await resume(waiting.id, true, complete(form ?? new URL(url)));
}

/** Who closes the tab has changed their mind. */
export async function callOffTab(tab: number): Promise<void> {
  const state = await readState();
  const waiting = waitingIn(state, tab);
  const flight = waiting && flightResumed(state, waiting.id);
  if (flight) await fail(flight, new FailureError(failure('cancelled')));
}
