import type { Watch } from '../core/answers.ts';
import { isBroad, patternOf } from '../core/host-permission.ts';
import type { WebOrigin } from '../core/web-origin.ts';
import { BROAD_PATTERNS, grantedPatterns, requestPatterns } from '../platform/permissions.ts';
import { run } from './actions.ts';

const ask = (patterns: readonly string[]) => requestPatterns(patterns).catch(() => false);

/**
 * Watches a tab for the next sign-in. Has to be called straight from a click. It begins at the same time as
 * the user is asked, because the prompt may close the popup.
 */
export async function watchTab(tab: number): Promise<void> {
  const before = grantedPatterns();
  const answer = ask(BROAD_PATTERNS);
  void run('watchTab', { tab, keepsGrant: (await before).some(isBroad) });
  if (!(await answer)) await run('stopWatching', {});
}

/**
 * Ends a watch, for which the worker gives back what was granted. Has to be called straight from a click:
 * Chromium takes the narrower permissions along with the broad ones, and only a click may ask for them again,
 * without a prompt for what was granted before. `needed`: what is asked for beside.
 */
export async function endWatch(
  { keepsGrant }: Watch,
  granted: readonly string[],
  needed: readonly WebOrigin[] = [],
): Promise<void> {
  const exact = keepsGrant ? [] : granted.filter((pattern) => !isBroad(pattern));
  await run('stopWatching', {});
  const patterns = [...new Set([...exact, ...needed.map(patternOf)])];
  if (patterns.length > 0) await ask(patterns);
}
