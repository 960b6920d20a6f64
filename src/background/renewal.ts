import type { App } from '../core/app.ts';
import { appsDue } from '../core/due.ts';
import { missingOrigins, signInOrigins } from '../core/host-permission.ts';
import type { Session } from '../core/session.ts';
import { MINUTE, type Millis } from '../core/time.ts';
import type { Occasion } from './flight.ts';
import { readState } from './store.ts';
import { acquire } from './tokens.ts';

/** Starts what is due, and does not wait for it. */
export async function renewDue(): Promise<void> {
  for (const { id } of appsDue(await readState(), Date.now())) void acquire(id, 'renewal');
}

/** How long after a click the answer to its permission prompt still belongs to it. */
const CLICK_MEMORY: Millis = 2 * MINUTE;

/** What a grant sets going again. A renewal shows nothing, so it may at any time; a window has to be expected. */
function heldUp(
  { grant, enabled }: App,
  session: Session | undefined,
  now: Millis,
): Occasion | undefined {
  if (!enabled || session?.kind !== 'failed') return undefined;
  if (session.failure.code !== 'permission_missing') return undefined;
  if (session.tokens?.renewable || grant.kind === 'client_credentials') return 'renewal';
  return now - session.at < CLICK_MEMORY ? 'sign-in' : undefined;
}

/** Goes on once the user has granted what was lacking: the popup with the click may be gone by then. */
export async function resumePermitted(): Promise<void> {
  const { apps, sessions, granted } = await readState();
  for (const app of apps) {
    const occasion = heldUp(app, sessions[app.id], Date.now());
    if (!occasion || missingOrigins(signInOrigins(app), granted).length > 0) continue;
    void acquire(app.id, occasion);
  }
}
