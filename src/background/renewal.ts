import type { App } from '../core/app.ts';
import { appsDue } from '../core/due.ts';
import { forgiven } from '../core/forgiven.ts';
import { missingOrigins, signInOrigins } from '../core/host-permission.ts';
import type { Session } from '../core/session.ts';
import type { State } from '../core/state.ts';
import { MINUTE, type Millis } from '../core/time.ts';
import type { Occasion } from './flight.ts';
import { change, readState } from './store.ts';
import { acquireUnseen } from './tokens.ts';

/** Starts what is due, and does not wait for it. */
export async function renewDue(): Promise<void> {
  for (const { id } of appsDue(await readState(), Date.now())) acquireUnseen(id, 'renewal');
}

/** How long after a click the answer to its permission prompt still belongs to it. */
const CLICK_MEMORY: Millis = 2 * MINUTE;

const isHeldUp =
  ({ sessions, granted }: State) =>
  (app: App) => {
    const session = sessions[app.id];
    return (
      session?.kind === 'failed' &&
      session.failure.code === 'permission_missing' &&
      missingOrigins(signInOrigins(app), granted).length === 0
    );
  };

/** What a grant sets going again. A renewal shows nothing, so it may at any time; a window has to be expected. */
function occasionFor({ grant, enabled }: App, session: Session, now: Millis): Occasion | undefined {
  if (!enabled || session.kind !== 'failed') return undefined;
  if (session.tokens?.renewable || grant.kind === 'client_credentials') return 'renewal';
  return now - session.at < CLICK_MEMORY ? 'sign-in' : undefined;
}

/** What was held up and does not go on by itself must not say any longer that it waits for permission. */
const forgetHeldUp = () =>
  change((state) => {
    const held = new Set<string>(state.apps.filter(isHeldUp(state)).map(({ id }) => id));
    if (held.size === 0) return {};
    const sessions = Object.entries(state.sessions).flatMap(
      ([id, session]): [string, Session][] => {
        const kept = held.has(id) ? forgiven(session) : session;
        return kept ? [[id, kept]] : [];
      },
    );
    return { sessions: Object.fromEntries(sessions) };
  });

/** Goes on once the user has granted what was lacking: the popup with the click may be gone by then. */
export async function resumePermitted(): Promise<void> {
  const state = await readState();
  const now = Date.now();
  const resumed = state.apps.filter(isHeldUp(state)).flatMap((app) => {
    const session = state.sessions[app.id];
    const occasion = session && occasionFor(app, session, now);
    return occasion ? [{ id: app.id, occasion }] : [];
  });
  for (const { id, occasion } of resumed) acquireUnseen(id, occasion);
  await forgetHeldUp();
}
