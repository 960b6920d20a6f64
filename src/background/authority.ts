import type { App } from '../core/app.ts';
import { FailureError, failure } from '../core/failure.ts';
import { liveTokens } from '../core/live-tokens.ts';
import { appById } from '../core/state.ts';
import { mayLookAfter } from '../core/steward.ts';
import type { Asking } from '../oauth/asking.ts';
import { credentialsOf } from './credentials.ts';
import { ports } from './outside.ts';
import { readState } from './store.ts';

/**
 * The access token of the app that looks after another one's tokens. Throws `FailureError`: `steward_missing`,
 * `steward_foreign` where it would go to another issuer.
 */
export async function stewardToken({ steward, grant }: App): Promise<string> {
  const state = await readState();
  const app = appById(state.apps, steward);
  if (app && (grant.kind === 'pasted' || !mayLookAfter(app, grant.server.issuer))) {
    throw new FailureError(failure('steward_foreign', app.name));
  }
  const tokens = app && liveTokens(state, app, ports.now());
  if (tokens) return tokens.accessToken;
  throw new FailureError(failure('steward_missing', app?.name ?? ''));
}

/** As whom the issuer is asked about an app's tokens: by its steward's token, else as the client itself. */
export async function authorityFor(app: App): Promise<Asking> {
  if (app.steward !== undefined) return { kind: 'bearer', token: await stewardToken(app) };
  const { grant } = app;
  if (grant.kind === 'pasted') throw new FailureError(failure('method_unsupported'));
  const { vault } = await readState();
  return { kind: 'client', credentials: await credentialsOf(grant, vault[app.id] ?? {}) };
}
