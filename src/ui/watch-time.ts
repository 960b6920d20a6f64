import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Millis } from '../core/time.ts';

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
