import type { App, AppId, Grant } from '../core/app.ts';
import type { Input } from '../core/command.ts';
import { UNDO_TIME } from '../core/due.ts';
import { pastedTokens } from '../core/pasted-tokens.ts';
import { recovered } from '../core/recovered.ts';
import type { Session } from '../core/session.ts';
import { appById, type Secrets, type State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { change, type Edit } from './store.ts';

const without = <Value>(values: Readonly<Record<string, Value>>, id: AppId) => {
  const { [id]: _gone, ...rest } = values;
  return rest;
};

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** A secret belongs to one client at one token endpoint: it is never sent to another. */
const keepsSecret = (before: Grant, after: Grant) =>
  before.kind !== 'pasted' &&
  after.kind !== 'pasted' &&
  after.client.authentication !== 'none' &&
  before.client.id === after.client.id &&
  before.server.tokenEndpoint === after.server.tokenEndpoint;

function secretsAfter(state: State, app: App, typed: string | undefined): Secrets {
  const before = appById(state.apps, app.id)?.grant;
  const held = state.vault[app.id];
  if (before && isSame(before, app.grant))
    return { ...held, ...(typed && { clientSecret: typed }) };
  const kept = before && keepsSecret(before, app.grant) ? held?.clientSecret : undefined;
  const clientSecret = typed ?? kept;
  return clientSecret ? { clientSecret } : {};
}

/** What failed for want of a secret need not have failed: it is forgotten once there is a new one. */
function forgiven(session: Session | undefined): Session | undefined {
  if (session?.kind !== 'failed') return session;
  return session.tokens && { kind: 'active', tokens: session.tokens };
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
  (state, deletedAt) => {
    const app = appById(state.apps, id);
    if (!app) return {};
    const held = state.sessions[id];
    const session = held && recovered(held, app.grant.kind, deletedAt);
    return {
      apps: state.apps.filter((other) => other !== app),
      trash: { app, index: state.apps.indexOf(app), deletedAt, ...(session && { session }) },
    };
  };

const fromTrash: Edit = ({ apps, sessions, trash }) => {
  if (!trash || appById(apps, trash.app.id)) return { trash: null };
  const { app, index, session } = trash;
  return {
    apps: [...apps.slice(0, index), app, ...apps.slice(index)],
    sessions: session ? { ...sessions, [app.id]: session } : sessions,
    trash: null,
  };
};

const overdueTrash: Edit = ({ trash }, now) =>
  trash && trash.deletedAt + UNDO_TIME <= now ? { trash: null } : {};

export const saveApp = (input: Input<'saveApp'>) => change(save(input));

/** The app goes at once, and its rules with it. It can be brought back, sign-in and all, for a while. */
export const deleteApp = ({ id }: Input<'deleteApp'>) => change(toTrash(id));

export const undoDelete = () => change(fromTrash);

export const dismissUndo = () => change(() => ({ trash: null }));

export const emptyOverdueTrash = () => change(overdueTrash);

export const setAppEnabled = ({ id, enabled }: Input<'setAppEnabled'>) =>
  change(({ apps }) => ({ apps: apps.map((app) => (app.id === id ? { ...app, enabled } : app)) }));

export const setAttaching = (settings: Input<'setAttaching'>) => change(() => ({ settings }));

export const pasteToken = ({ id, token }: Input<'pasteToken'>) =>
  change(({ apps, sessions }, now) => {
    if (appById(apps, id)?.grant.kind !== 'pasted') return {};
    const session: Session = { kind: 'active', tokens: pastedTokens(token, now) };
    return { sessions: { ...sessions, [id]: session } };
  });

/** Forgets the tokens here. The client's secret stays: it is the app's, not the user's. */
export const signOut = ({ id }: Input<'signOut'>) =>
  change(({ sessions, vault }) => {
    const { refreshToken: _gone, ...secrets } = vault[id] ?? {};
    return { sessions: without(sessions, id), vault: { ...vault, [id]: secrets } };
  });
