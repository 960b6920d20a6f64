import type { App, AppId } from '../core/app.ts';
import type { Input } from '../core/command.ts';
import { forgiven } from '../core/forgiven.ts';
import { keepsSecret } from '../core/keeps-secret.ts';
import { pastedTokens } from '../core/pasted-tokens.ts';
import type { Session } from '../core/session.ts';
import { appById, type Secrets, type State, withRefreshToken } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { change, type Edit } from './store.ts';

const without = <Value>(values: Readonly<Record<string, Value>>, id: AppId) => {
  const { [id]: _gone, ...rest } = values;
  return rest;
};

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function secretsAfter(state: State, app: App, typed: string | undefined): Secrets {
  const before = appById(state.apps, app.id)?.grant;
  const held = state.vault[app.id];
  if (before && isSame(before, app.grant))
    return { ...held, ...(typed && { clientSecret: typed }) };
  const kept = keepsSecret(before, app.grant) ? held?.clientSecret : undefined;
  const clientSecret = typed ?? kept;
  return clientSecret ? { clientSecret } : {};
}

/** A token that was asked for with other settings is not this app's any more. */
function sessionAfter(
  state: State,
  { app, clientSecret, token }: Input<'saveApp'>,
  now: Millis,
): Session | undefined {
  if (token && app.grant.kind === 'pasted') {
    return { kind: 'active', tokens: pastedTokens(token, now) };
  }
  if (!isSame(appById(state.apps, app.id)?.grant, app.grant)) return undefined;
  const held = state.sessions[app.id];
  // What failed for want of a secret need not have failed.
  return clientSecret ? forgiven(held) : held;
}

const placed = (apps: readonly App[], app: App) =>
  appById(apps, app.id) ? apps.map((old) => (old.id === app.id ? app : old)) : [...apps, app];

const save =
  (input: Input<'saveApp'>): Edit =>
  (state, now) => {
    const { app, clientSecret } = input;
    const session = sessionAfter(state, input, now);
    const sessions = without(state.sessions, app.id);
    return {
      apps: placed(state.apps, app),
      sessions: session ? { ...sessions, [app.id]: session } : sessions,
      vault: { ...state.vault, [app.id]: secretsAfter(state, app, clientSecret) },
    };
  };

const toTrash =
  (id: AppId): Edit =>
  ({ apps }, deletedAt) => {
    const app = appById(apps, id);
    if (!app) return {};
    const index = apps.indexOf(app);
    return { apps: apps.filter((other) => other !== app), trash: { app, index, deletedAt } };
  };

const fromTrash: Edit = ({ apps, trash }) => {
  if (!trash || appById(apps, trash.app.id)) return { trash: null };
  const { app, index } = trash;
  return { apps: [...apps.slice(0, index), app, ...apps.slice(index)], trash: null };
};

export const saveApp = (input: Input<'saveApp'>) => change(save(input));

/** The app goes at once, and its rules with it. It can be brought back, sign-in and all, for a while. */
export const deleteApp = ({ id }: Input<'deleteApp'>) => change(toTrash(id));

export const undoDelete = () => change(fromTrash);

export const dismissUndo = () => change(() => ({ trash: null }));

export const setAppEnabled = ({ id, enabled }: Input<'setAppEnabled'>) =>
  change(({ apps }) => ({ apps: apps.map((app) => (app.id === id ? { ...app, enabled } : app)) }));

export const setAttaching = (settings: Input<'setAttaching'>) => change(() => ({ settings }));

/** Forgets the tokens here. The client's secret stays: it is the app's, not the user's. */
export const signOut = ({ id }: Input<'signOut'>) =>
  change(({ sessions, vault }) => ({
    sessions: without(sessions, id),
    vault: withRefreshToken(vault, id, undefined),
  }));
