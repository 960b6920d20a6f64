import { type ReadonlySignal, signal } from '@preact/signals';
import { PAGE_ITEMS } from '../platform/items.ts';
import { readItems, type ValuesOf, watchItems } from '../platform/storage.ts';

/** What every page sees: the store without its secrets. */
export type PageState = ValuesOf<typeof PAGE_ITEMS>;

/** The store as a signal that follows every change. It is there whole before anything is painted. */
export async function watchState(): Promise<ReadonlySignal<PageState>> {
  // The listener first: what changes during the read is newer than what is read.
  let news: Partial<PageState> = {};
  const state = signal<PageState | undefined>(undefined);
  watchItems(PAGE_ITEMS, (changed) => {
    news = { ...news, ...changed };
    if (state.value) state.value = { ...state.value, ...changed };
  });
  const read = await readItems(PAGE_ITEMS);
  state.value = { ...read, ...news };
  return state as ReadonlySignal<PageState>;
}
