import type { App } from '../core/app.ts';
import type { AppId } from '../core/app-id.ts';
import type { Input } from '../core/command.ts';
import { failure } from '../core/failure.ts';
import { forgiven } from '../core/forgiven.ts';
import { present } from '../core/form-reader.ts';
import { appOf, identitiesOf } from '../core/identity.ts';
import { moved } from '../core/moved.ts';
import { pastedRefreshToken, pastedTokens } from '../core/pasted-tokens.ts';
import { keptSecrets, type Secrets, type TypedSecrets } from '../core/secrets.ts';
import type { Session } from '../core/session.ts';
import { appById, type State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { forgetDraft } from './drafts.ts';
import { changeForgettingKeys } from './lost-keys.ts';
import { change, type Edit } from './store.ts';

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const grantBefore = (state: State, { id }: App) => appById(state.apps, id)?.grant;

/** What was typed, what stays good of what was there, and nothing else. */
function secretsAfter(state: State, app: App, typed: TypedSecrets): Secrets {
  const before = grantBefore(state, app);
  const held = state.vault[app.id] ?? {};
  if (before && isSame(before, app.grant)) return { ...held, ...typed };
  const kept = keptSecrets(before, app.grant).map((name) => [name, held[name]]);
  return { ...present(Object.fromEntries(kept)), ...typed };
}

const withoutIdentities = (state: State, app: App) =>
  Object.fromEntries(Object.entries(state.sessions).filter(([id]) => appOf(id) !== app.id));

/** Everyone's sessions after an edit: what was asked for with other settings is not this app's any more. */
function sessionsAfter(
  state: State,
  { app, token }: Input<'saveApp'>,
  typed: TypedSecrets,
  now: Millis,
): State['sessions'] {
  if (token && app.grant.kind === 'pasted') {
    const session: Session = { kind: 'active', tokens: pastedTokens(token, now) };
    return { ...withoutIdentities(state, app), [app.id]: session };
  }
  if (!isSame(grantBefore(state, app), app.grant)) return withoutIdentities(state, app);
  // What failed for want of a secret need not have failed.
  return Object.keys(typed).length > 0 ? withForgiven(state, app, typed, now) : state.sessions;
}

/** The next renewal is by the refresh token that was typed just now, not by the one that came with the tokens. */
function renewedBy(session: Session, { refreshToken }: TypedSecrets, now: Millis): Session {
  if (refreshToken === undefined || !session.tokens) return session;
  const tokens = { ...session.tokens, refreshToken: pastedRefreshToken(refreshToken, now) };
  return { ...session, tokens };
}

function withForgiven(state: State, app: App, typed: TypedSecrets, now: Millis): State['sessions'] {
  const forgiving = identitiesOf(state, app.id).flatMap(({ id, session }) => {
    const kept = forgiven(session);
    return kept ? [[id, renewedBy(kept, typed, now)] as const] : [];
  });
  return { ...withoutIdentities(state, app), ...Object.fromEntries(forgiving) };
}

/** What is switched elsewhere is not the form's: it may have changed since that was opened. */
const inPlaceOf = ({ enabled, rivals, silenced, favourite }: App, app: App): App => ({
  ...app,
  enabled,
  rivals,
  silenced,
  favourite,
});

const placed = (apps: readonly App[], app: App) =>
  appById(apps, app.id)
    ? apps.map((old) => (old.id === app.id ? inPlaceOf(old, app) : old))
    : [...apps, app];

const save =
  ({ app, token, ...typed }: Input<'saveApp'>): Edit =>
  (state, now) => ({
    apps: placed(state.apps, app),
    sessions: sessionsAfter(state, { app, ...(token && { token }) }, typed, now),
    vault: { ...state.vault, [app.id]: secretsAfter(state, app, typed) },
  });

const calledOff = ({ tokens }: Session, at: Millis): Session =>
  tokens ? { kind: 'active', tokens } : { kind: 'failed', failure: failure('cancelled'), at };

const withoutWaits = (sessions: State['sessions'], app: AppId, now: Millis) => ({
  ...sessions,
  ...Object.fromEntries(
    identitiesOf({ sessions }, app).flatMap(({ id, session }) =>
      session.kind === 'acquiring' && session.wait ? [[id, calledOff(session, now)] as const] : [],
    ),
  ),
});

const toTrash =
  (id: AppId): Edit =>
  ({ apps, sessions }, deletedAt) => {
    const app = appById(apps, id);
    if (!app) return {};
    const index = apps.indexOf(app);
    return {
      apps: apps.filter((other) => other !== app),
      trash: { app, index, deletedAt },
      // A sign-in that waits is over: what it waits in is closed with the app.
      sessions: withoutWaits(sessions, id, deletedAt),
    };
  };

/** Whether an app is on that is never on together with this one. */
const isExcluded = (app: App, apps: readonly App[]) =>
  apps.some(
    (other) => other.enabled && (app.rivals.includes(other.id) || other.rivals.includes(app.id)),
  );

const fromTrash: Edit = ({ apps, trash }) => {
  if (!trash || appById(apps, trash.app.id)) return { trash: null };
  const { app, index } = trash;
  const back = isExcluded(app, apps) ? { ...app, enabled: false } : app;
  return { apps: [...apps.slice(0, index), back, ...apps.slice(index)], trash: null };
};

export async function saveApp(input: Input<'saveApp'>): Promise<void> {
  await changeForgettingKeys(save(input));
  await forgetDraft(input.app.id);
}

/** The app goes at once, and its rules with it. It can be brought back, sign-in and all, for a while. */
export async function deleteApp({ id }: Input<'deleteApp'>): Promise<void> {
  await changeForgettingKeys(toTrash(id));
  await forgetDraft(id);
}

export const undoDelete = () => changeForgettingKeys(fromTrash);

export const dismissUndo = () => changeForgettingKeys(() => ({ trash: null }));

/** Apps that are never on at the same time as this one go off when it goes on. */
const switched = ({ id, enabled }: Input<'setAppEnabled'>, apps: readonly App[]) => {
  const rivals = enabled ? (appById(apps, id)?.rivals ?? []) : [];
  return apps.map((app) => {
    if (app.id === id) return { ...app, enabled };
    return rivals.includes(app.id) && app.enabled ? { ...app, enabled: false } : app;
  });
};

export const setAppEnabled = (input: Input<'setAppEnabled'>) =>
  change(({ apps }) => ({ apps: switched(input, apps) }));

const withRival = (app: App, rival: AppId, areRivals: boolean): App => ({
  ...app,
  rivals: [...app.rivals.filter((id) => id !== rival), ...(areRivals ? [rival] : [])],
});

/** Makes two apps such that switching one on switches the other off, or ends that. */
export const setRivals = ({ id, rival, areRivals }: Input<'setRivals'>) =>
  change(({ apps }) => {
    const pair = apps.map((app) => {
      if (app.id === id) return withRival(app, rival, areRivals);
      return app.id === rival ? withRival(app, id, areRivals) : app;
    });
    const isOn = appById(pair, id)?.enabled === true;
    return { apps: areRivals && isOn ? switched({ id, enabled: true }, pair) : pair };
  });

/** Keeps quiet about a finding of one app, or tells it again. */
export const silenceFinding = ({ id, finding, silenced }: Input<'silenceFinding'>) =>
  change(({ apps }) => ({
    apps: apps.map((app) => {
      if (app.id !== id) return app;
      const others = app.silenced.filter((other) => other !== finding);
      return { ...app, silenced: silenced ? [...others, finding] : others };
    }),
  }));

export const setFavourite = ({ id, favourite }: Input<'setFavourite'>) =>
  change(({ apps }) => ({
    apps: apps.map((app) => (app.id === id ? { ...app, favourite } : app)),
  }));

export const moveApp = ({ id, before }: Input<'moveApp'>) =>
  change(({ apps }) => ({ apps: moved(apps, id, before) }));

export const setPreferences = (wanted: Input<'setPreferences'>) =>
  change(({ preferences }) => ({ preferences: { ...preferences, ...wanted } }));

export const savePages = ({ pages }: Input<'savePages'>) =>
  change(({ settings }) => ({ settings: { ...settings, pages } }));

export const setAttaching = (wanted: Input<'setAttaching'>) =>
  change(({ settings }) => ({ settings: { ...settings, ...wanted } }));
