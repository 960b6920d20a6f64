import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** As many as fill a screen, and some more. */
const FIRST = 60;

/**
 * How many of a long list are drawn by now: at first what can be seen, after each paint twice as many. So a thousand
 * keep nobody waiting.
 */
export function useGrowing(count: number): number {
  const limit = useSignal(FIRST);
  const isWhole = limit.value >= count;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each step the next
  useEffect(() => {
    if (isWhole) return undefined;
    const timer = setTimeout(() => {
      limit.value *= 2;
    }, 50);
    return () => clearTimeout(timer);
  }, [isWhole, limit.value]);
  return isWhole ? Number.POSITIVE_INFINITY : limit.value;
}
