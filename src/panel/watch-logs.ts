import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { AppId } from '../core/app-id.ts';
import { readRequests, watchRequests } from '../platform/request-log.ts';
import type { Logs } from './view.ts';

/** The logs of some apps as a signal that follows each of them, and which apps there are. */
export async function watchLogs(
  apps: ReadonlySignal<readonly AppId[]>,
): Promise<ReadonlySignal<Logs>> {
  const logs = signal<Logs>({});
  const watched = new Map<AppId, Promise<void>>();
  const follow = async (app: AppId) => {
    let isNewer = false;
    // The listener first: what changes during the read is newer than what is read.
    watchRequests(app, (entries) => {
      isNewer = true;
      logs.value = { ...logs.value, [app]: entries };
    });
    const read = await readRequests(app);
    if (!isNewer) logs.value = { ...logs.value, [app]: read };
  };
  effect(() => {
    for (const app of apps.value) if (!watched.has(app)) watched.set(app, follow(app));
  });
  await Promise.all(watched.values());
  return logs;
}
