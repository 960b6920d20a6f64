import type { AppId } from '../core/app-id.ts';
import { type RequestLog, withEntries } from '../core/request-log.ts';
import type { State } from '../core/state.ts';
import { dropRequests, loggedApps, readRequests, writeRequests } from '../platform/request-log.ts';
import { newQueue } from './queue.ts';

/** The logs have a queue of their own: no token has to wait for them, and no rule follows from them. */
export const inLogOrder = newQueue();

/** Adds to an app's log. Where there is no room for it, it makes room: everything else matters more. */
export async function addRequests(app: AppId, entries: RequestLog): Promise<void> {
  const log = withEntries(await readRequests(app), entries);
  await writeRequests(app, log).catch(() => dropRequests([app]));
}

export const forgetRequests = (app: AppId): Promise<void> => inLogOrder(() => dropRequests([app]));

type Owners = Pick<State, 'apps' | 'trash'>;

/** An app that was deleted last can be brought back, its log included. */
const ownersIn = ({ apps, trash }: Owners) =>
  new Set([...apps, ...(trash ? [trash.app] : [])].map(({ id }) => id));

const unseen = (work: Promise<void>) => void work.catch(() => undefined);

/** Forgets the logs of apps that an edit has done away with. What is being written now goes too. */
export function forgetLogsOfGone(before: Owners, after: Owners): void {
  const left = ownersIn(after);
  const gone = [...ownersIn(before)].filter((id) => !left.has(id));
  if (gone.length > 0) unseen(inLogOrder(() => dropRequests(gone)));
}

/** The same for what a killed worker has left undone. */
export function forgetStrayLogs(state: Owners): void {
  const stray = async () => {
    const owners = ownersIn(state);
    const gone = (await loggedApps()).filter((id) => !owners.has(id));
    if (gone.length > 0) await dropRequests(gone);
  };
  unseen(inLogOrder(stray));
}
