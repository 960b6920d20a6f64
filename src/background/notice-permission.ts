import { hasPermission } from '../platform/permissions.ts';
import { change, readState } from './store.ts';

/** Who has taken the permission back does not want notices any more. */
export async function followNoticePermission(): Promise<void> {
  const { preferences } = await readState();
  if (!preferences.notifies || (await hasPermission('notifications'))) return;
  await change(({ preferences: before }) => ({ preferences: { ...before, notifies: false } }));
}
