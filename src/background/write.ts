import type { State } from '../core/state.ts';
import { JOURNAL, WORKER_ITEMS } from '../platform/items.ts';
import { readItems, writeItems } from '../platform/storage.ts';

const ITEMS = { ...WORKER_ITEMS, ...JOURNAL };

const isEmpty = (values: object) => Object.keys(values).length === 0;

/** What stood there before, of the same items. */
const former = (before: State, edited: Partial<State>): Partial<State> =>
  Object.fromEntries(Object.keys(edited).map((name) => [name, before[name as keyof State]]));

/**
 * Writes an edit whole or not at all, wherever the worker is killed and whatever is full. What belongs on
 * disk first goes to memory, in one call with the rest, so that the next worker can finish what this one began.
 */
export async function writeState(before: State, edited: Partial<State>): Promise<void> {
  const { apps, settings, ...inMemory } = edited;
  const onDisk = { ...(apps && { apps }), ...(settings && { settings }) };
  if (isEmpty(onDisk) || isEmpty(inMemory)) return writeItems(WORKER_ITEMS, edited);
  await writeItems(ITEMS, { ...inMemory, unfinished: onDisk });
  try {
    await writeItems(WORKER_ITEMS, onDisk);
  } catch (error) {
    await writeItems(ITEMS, { ...former(before, inMemory), unfinished: null });
    throw error;
  }
  await writeItems(JOURNAL, { unfinished: null });
}

/** Finishes what a killed worker had begun to write. */
export async function finishWrite(): Promise<void> {
  const { unfinished } = await readItems(JOURNAL);
  if (!unfinished) return;
  await writeItems(WORKER_ITEMS, unfinished).catch(() => undefined);
  await writeItems(JOURNAL, { unfinished: null });
}
