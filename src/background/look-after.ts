import { UNDO_TIME } from '../core/due.ts';
import { changeForgettingKeys } from './lost-keys.ts';
import { withoutOrphans } from './orphans.ts';
import { type Edit, projectWith } from './store.ts';
import { forgetClosedTabs } from './tab-choices.ts';
import { endOverdueWatch } from './watching.ts';

const due: Edit = (state, now) => {
  const { trash } = state;
  const isOverdue = trash !== null && trash.deletedAt + UNDO_TIME <= now;
  const sessions = withoutOrphans(state, now);
  return {
    ...(isOverdue && { trash: null }),
    ...(sessions !== state.sessions && { sessions }),
  };
};

/**
 * What a wake is for beside renewals: the trash is emptied in time, a watch ends, and nobody waits for what
 * nobody does. Where that cannot be stored, rules and alarm are seen to all the same.
 */
export async function lookAfter(): Promise<void> {
  await changeForgettingKeys(due).catch(() => projectWith({}));
  await endOverdueWatch();
  await forgetClosedTabs();
}
