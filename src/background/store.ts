import { FailureError, failure } from '../core/failure.ts';
import { withHistory } from '../core/history-after.ts';
import { retainKnown } from '../core/retain-known.ts';
import type { State } from '../core/state.ts';
import { abandonedTabs } from '../core/tab-waits.ts';
import type { Millis } from '../core/time.ts';
import { WORKER_ITEMS } from '../platform/items.ts';
import { readItems } from '../platform/storage.ts';
import { closeTab } from '../platform/tabs.ts';
import { project } from './project.ts';
import { enqueue } from './queue.ts';
import { forgetLogsOfGone } from './request-log.ts';
import { writeState } from './write.ts';

export type Edit = (state: State, now: Millis) => Partial<State>;

/** What has taken effect although it could not be stored. It counts until its like can be. */
let unstored: Partial<State> = {};

const read = async (): Promise<State> => ({ ...(await readItems(WORKER_ITEMS)), ...unstored });

/** The state as it is once all writes before this one are done. */
export const readState = (): Promise<State> => enqueue(read);

/** What happened is told where there is room for it: nobody's sign-in may fail for it. */
async function writeTold(before: State, edited: Partial<State>): Promise<Partial<State>> {
  try {
    await writeState(before, edited);
    return edited;
  } catch (error) {
    if (!edited.histories) throw error;
    const untold = { ...edited, histories: {} };
    await writeState(before, untold);
    return untold;
  }
}

/** Resolves with the state as it is then. */
async function write(before: State, edited: Partial<State>): Promise<State> {
  const written = await writeTold(before, edited).catch(() => {
    throw new FailureError(failure('storage_full'));
  });
  unstored = Object.fromEntries(Object.entries(unstored).filter(([name]) => !(name in edited)));
  return { ...before, ...written };
}

/**
 * Makes rules, alarm and badge follow the state with some values in place of the stored ones, from now on:
 * for what has to take effect although it cannot be stored.
 */
export const projectWith = (values: Partial<State>): Promise<unknown> =>
  enqueue(async () => {
    unstored = { ...unstored, ...values };
    await project(await read(), Date.now());
  });

/** Who has closed one already has done it for us. */
const closeAll = (tabs: readonly number[]) =>
  Promise.all(tabs.map((tab) => closeTab(tab).catch(() => undefined)));

/**
 * Changes the state and what follows from it: rules, alarm, badge, our own tabs. Resolves with the new state once all of
 * it is in force. Throws `FailureError`: `storage_full`, and then nothing has changed.
 */
export const change = (edit: Edit): Promise<State> =>
  enqueue(async () => {
    const before = await read();
    const now = Date.now();
    const told = withHistory(before, edit(before, now), now);
    const after = await write(before, retainKnown(before, told));
    // While the rule that kept the answer from its site still stands.
    await closeAll(abandonedTabs(before, after));
    forgetLogsOfGone(before, after);
    const fault = await project(after, now);
    return fault === undefined ? after : write(after, { fault });
  });
