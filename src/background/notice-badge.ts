import { SECOND } from '../core/time.ts';
import type { Badge } from '../platform/badge.ts';
import type { Tab } from '../platform/tabs.ts';
import { sayInBadge, takeBack } from './badges.ts';
import { projectWith } from './store.ts';

const SHOWN_FOR = 2 * SECOND;

/** Says for a moment in the toolbar what came of a key, whatever else changes meanwhile. */
export async function showNotice(tab: Tab | undefined, badge: Badge): Promise<void> {
  if (!tab) return;
  await sayInBadge(tab.id, badge);
  setTimeout(() => {
    if (takeBack(tab.id, badge)) projectWith({}).catch(() => undefined);
  }, SHOWN_FOR);
}
