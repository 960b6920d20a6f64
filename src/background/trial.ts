import type { Trial } from '../core/answers.ts';
import { isWithin } from '../core/api-scope.ts';
import type { App } from '../core/app.ts';
import type { Input } from '../core/command.ts';
import { type Failure, FailureError, failure } from '../core/failure.ts';
import { isGranted } from '../core/host-permission.ts';
import { appOf, type IdentityId } from '../core/identity.ts';
import { liveTokensAs } from '../core/live-tokens.ts';
import { withoutParameters } from '../core/request-log.ts';
import { sentToken } from '../core/sent-token.ts';
import { appById, type State } from '../core/state.ts';
import { originOf } from '../core/web-origin.ts';
import { type TrialAnswer, tryToken } from '../oauth/trial.ts';
import { ports } from './outside.ts';
import { change, readState } from './store.ts';
import { asFailureError } from './tokens.ts';

/** A trial goes nowhere that a page's request could not take the token. */
function assertAllowed({ apiScopes }: App, url: URL, { granted }: State) {
  if (!apiScopes.some((scope) => isWithin(scope, url))) {
    throw new FailureError(failure('outside_scopes', url.origin));
  }
  const origin = originOf(url);
  if (!isGranted(granted, origin)) throw new FailureError(failure('permission_missing', origin));
}

/** The token that would go with a request now, and which one it is. */
function liveToken(state: State, id: IdentityId) {
  const app = appById(state.apps, appOf(id));
  const tokens = app && liveTokensAs(state, app, id, ports.now());
  const token = tokens && sentToken(app, tokens);
  if (token === undefined) throw new FailureError(failure('no_live_token'));
  return { app: app as App, token, receivedAt: tokens?.receivedAt as number };
}

const keep = (id: IdentityId, trial: Trial) =>
  change(({ answers }) => ({ answers: { ...answers, [id]: { ...answers[id], trial } } }));

/**
 * Makes one request to an API as the app's own would be, to see whether it takes the token. What came of it is
 * in the store, the address without its query; nothing follows from it, for who tried it is looking.
 * Throws `FailureError`: `outside_scopes`, `no_live_token`, `permission_missing`.
 */
export async function tryApi({ id, url }: Input<'tryApi'>): Promise<void> {
  const state = await readState();
  const { app, token, receivedAt } = liveToken(state, id);
  assertAllowed(app, new URL(url), state);
  const carried = { header: app.header, token };
  const outcome: TrialAnswer | { readonly failure: Failure } = await tryToken(
    url,
    carried,
    ports,
  ).catch((error: unknown) => ({ failure: asFailureError(error).failure }));
  await keep(id, { at: ports.now(), receivedAt, url: withoutParameters(url), ...outcome });
}
