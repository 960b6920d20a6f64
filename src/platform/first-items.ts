import type { Stored } from '../core/first-state.ts';
import { browser } from './browser.ts';

/** What the popup's first paint needs, by name: the keys of `items.ts`, which would bring every schema along. */
export const FIRST_KEYS = {
  local: { apps: 'apps/1', settings: 'settings/1', preferences: 'preferences/1' },
  session: {
    sessions: 'sessions/1',
    current: 'current/1',
    tabs: 'tabs/1',
    refusals: 'refusals/1',
    watch: 'watch/1',
    granted: 'granted/1',
    fault: 'fault/1',
  },
} as const;

async function readArea(area: keyof typeof FIRST_KEYS): Promise<Stored> {
  const keys = Object.entries(FIRST_KEYS[area]);
  const stored = await browser.storage[area].get(keys.map(([, key]) => key));
  return Object.fromEntries(keys.map(([name, key]) => [name, stored[key]]));
}

/** Reads what stands there and leaves it as it is. One call an area. */
export async function readFirst(): Promise<Stored> {
  const [local, session] = await Promise.all([readArea('local'), readArea('session')]);
  return { ...local, ...session };
}
