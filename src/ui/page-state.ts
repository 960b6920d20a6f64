import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Millis } from '../core/time.ts';
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

/** The time, by the second, as long as the page is seen. */
export function watchTime(): ReadonlySignal<Millis> {
  const now = signal(Date.now());
  const isVisible = signal(!document.hidden);
  document.addEventListener('visibilitychange', () => {
    isVisible.value = !document.hidden;
  });
  effect(() => {
    if (!isVisible.value) return undefined;
    now.value = Date.now();
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 1000);
    return () => clearInterval(timer);
  });
  return now;
}
