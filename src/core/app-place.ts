import type { App } from './app.ts';
import type { AppId } from './app-id.ts';

/** Where an app is to stand: before which other one; absent: at the end. What `moveApp` takes. */
export interface Place {
  readonly id: AppId;
  readonly before?: AppId;
}

const at = (apps: readonly App[], id: AppId) => apps.findIndex((app) => app.id === id);

/** Right before another one. */
export const placeBefore = (id: AppId, other: AppId): Place => ({ id, before: other });

/** Right after another one, in the list of all apps. */
export function placeAfter(apps: readonly App[], id: AppId, other: AppId): Place {
  const next = apps[at(apps, other) + 1];
  return next ? { id, before: next.id } : { id };
}

/** One place up or down within its group. Undefined: it stands at that end already, or not in the group. */
export function placeBeside(
  apps: readonly App[],
  group: readonly App[],
  id: AppId,
  step: -1 | 1,
): Place | undefined {
  const index = at(group, id);
  const other = index < 0 ? undefined : group[index + step];
  if (!other) return undefined;
  return step < 0 ? placeBefore(id, other.id) : placeAfter(apps, id, other.id);
}
