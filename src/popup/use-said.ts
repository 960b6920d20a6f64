import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { SECOND } from '../core/time.ts';

const SAID_FOR = 4 * SECOND;

/** What was done last, for as long as it takes to read. */
export function useSaid(): { said: ReadonlySignal<string>; say: (text: string) => void } {
  const said = useSignal('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const say = (text: string) => {
    clearTimeout(timer.current);
    said.value = text;
    timer.current = setTimeout(() => {
      said.value = '';
    }, SAID_FOR);
  };
  return { said, say };
}
