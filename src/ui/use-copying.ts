import { useSignal } from '@preact/signals';
import { type Millis, SECOND } from '../core/time.ts';
import { copyPlain, copySecret, type Outcome } from './copying.ts';

/** A word takes less time to read than a line. */
const shownFor = (outcome: Outcome): Millis =>
  outcome.kind === 'copied' && outcome.clearsIn !== undefined ? 4 * SECOND : 2 * SECOND;

/** Copies texts, and tells for a moment what came of it. `isSecret`: there is a token in it. */
export function useCopying() {
  const outcome = useSignal<Outcome | undefined>(undefined);
  const copy = async (text: string, isSecret: boolean): Promise<void> => {
    const came = await (isSecret ? copySecret : copyPlain)(text);
    outcome.value = came;
    setTimeout(() => {
      if (outcome.value === came) outcome.value = undefined;
    }, shownFor(came));
  };
  return { outcome: outcome.value, copy };
}
