import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Millis } from '../core/time.ts';
import { PAGE_ITEMS } from '../platform/items.ts';
import { readItems, type ValuesOf, watchItems } from '../platform/storage.ts';

/** What every page sees: the store without its secrets. */
export type PageState = ValuesOf<typeof PAGE_ITEMS>;

/** The store as a signal that follows every change. It is there whole before anything is painted. */
export async function watchState(): Promise<ReadonlySignal<PageState>> {
  const state = signal(await readItems(PAGE_ITEMS));
  watchItems(PAGE_ITEMS, (changed) => {
    state.value = { ...state.value, ...changed };
  });
  return state;
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
