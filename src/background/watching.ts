import type { Watch } from '../core/answers.ts';
import type { Input } from '../core/command.ts';
import { isBroad } from '../core/host-permission.ts';
import { sightingIn } from '../core/sighting.ts';
import type { State } from '../core/state.ts';
import { MINUTE, type Millis } from '../core/time.ts';
import { BROAD_PATTERNS, dropPatterns, grantedPatterns } from '../platform/permissions.ts';
import { openOptions } from '../platform/runtime.ts';
import type { Navigation } from '../platform/web-request.ts';
import { change, readState } from './store.ts';

const PATIENCE: Millis = 10 * MINUTE;

/** Watches one tab, on the user's click, for the next authorization request that goes by in it. */
export const watchTab = ({ tab, keepsGrant }: Input<'watchTab'>) =>
  change(({ settings }, now) => {
    // What was granted for the watch before this one has to be given back all the same.
    const owesGrant = settings.owesGrant || !keepsGrant;
    return {
      watch: { kind: 'watching', tab, until: now + PATIENCE, keepsGrant: !owesGrant },
      settings: { ...settings, owesGrant },
    };
  });

/**
 * Gives back what was granted for a watch only: that is noted on disk, where the permission is too. Chromium
 * takes narrower permissions along; the page whose click ends a watch asks for those again, which shows no
 * prompt.
 */
export async function giveBack(): Promise<void> {
  const { settings } = await readState();
  if (!settings.owesGrant) return;
  // Where the user has refused it there is nothing to give back, and the narrower ones would go all the same.
  const isHeld = (await grantedPatterns()).some(isBroad);
  if (isHeld) await dropPatterns(BROAD_PATTERNS).catch(() => false);
  await change((state) => ({ settings: { ...state.settings, owesGrant: false } }));
}

/** Ends a watch, and what was granted for it. */
export async function stopWatching(): Promise<void> {
  await giveBack();
  await change(() => ({ watch: null }));
}

/** There is nothing to see any more in a tab that is closed. */
export async function forgetTab(tab: number): Promise<void> {
  const { watch } = await readState();
  if (watch?.kind === 'watching' && watch.tab === tab) await stopWatching();
}

/** Neither a watch nor the permission for it lasts for ever. */
export async function endOverdueWatch(): Promise<void> {
  const { watch } = await readState();
  const left = watch ? watch.until - Date.now() : 0;
  // More than there can be is left where the clock was set back.
  if (watch && (left <= 0 || left > PATIENCE)) await stopWatching();
}

type Watching = State & { readonly watch: Extract<Watch, { kind: 'watching' }> };

const isWatched = (state: State, tab: number): state is Watching =>
  state.watch?.kind === 'watching' && state.watch.tab === tab;

/** Takes the request that was waited for, and leads to the form that it fills in. */
export async function takeSighting({ tab, url }: Navigation): Promise<void> {
  const address = sightingIn(url);
  if (address === undefined || !isWatched(await readState(), tab)) return;
  let isTaken = false;
  await change((state) => {
    // A redirect may bring another request before the first one is stored.
    if (!isWatched(state, tab)) return {};
    isTaken = true;
    const { until, keepsGrant } = state.watch;
    return { watch: { kind: 'seen', address, until, keepsGrant } };
  });
  if (isTaken) await openOptions('#/new?seen');
}
