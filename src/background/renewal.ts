import type { App } from '../core/app.ts';
import { identitiesDue } from '../core/due.ts';
import { forgiven } from '../core/forgiven.ts';
import { isUnattended } from '../core/grant.ts';
import { missingOrigins, signInOrigins } from '../core/host-permission.ts';
import { type Identity, identitiesOf } from '../core/identity.ts';
import type { Session } from '../core/session.ts';
import type { State } from '../core/state.ts';
import { MINUTE, type Millis } from '../core/time.ts';
import { change, readState } from './store.ts';
import { renew, signInAs, unseen } from './tokens.ts';

/** Starts what is due, and does not wait for it. */
export function renewDue(state: State): void {
  for (const identity of identitiesDue(state, Date.now())) unseen(renew(identity));
}

/** How long after a click the answer to its permission prompt still belongs to it. */
const CLICK_MEMORY: Millis = 2 * MINUTE;

interface Held extends Identity {
  readonly app: App;
}

/** Everyone whose attempt failed for want of a permission that is there by now. */
const heldUp = (state: State): readonly Held[] =>
  state.apps.flatMap((app) =>
    missingOrigins(signInOrigins(app), state.granted).length > 0
      ? []
      : identitiesOf(state, app.id)
          .filter(
            ({ session }) =>
              session.kind === 'failed' && session.failure.code === 'permission_missing',
          )
          .map((identity) => ({ ...identity, app })),
  );

/** What a grant sets going again. A renewal shows nothing, so it may at any time; a page has to be expected. */
function goOn({ app, id, session }: Held, now: Millis): Promise<void> | undefined {
  if (!app.enabled || session.kind !== 'failed') return undefined;
  if (session.tokens?.renewable || isUnattended(app.grant)) return renew(id);
  return now - session.at < CLICK_MEMORY ? signInAs(id) : undefined;
}

/** What was held up and does not go on by itself must not say any longer that it waits for permission. */
const forgetHeldUp = () =>
  change((state) => {
    const held = new Set<string>(heldUp(state).map(({ id }) => id));
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
  for (const held of heldUp(state)) {
    const work = goOn(held, now);
    if (work) unseen(work);
  }
  await forgetHeldUp();
}
