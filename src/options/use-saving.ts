import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Input } from '../core/command.ts';
import { SECOND } from '../core/time.ts';
import { run } from '../ui/actions.ts';

type Wanted = Input<'setPreferences'>;

/** What was saved just now. */
type Saved = keyof Wanted | undefined;

export interface Saving {
  readonly saved: ReadonlySignal<Saved>;
  readonly save: (wanted: Wanted) => Promise<void>;
}

const SHOWN_FOR = 3 * SECOND;

/** Saves a preference, and says so for a moment. */
export function useSaving(): Saving {
  const saved = useSignal<Saved>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const save = async (wanted: Wanted) => {
    saved.value = undefined;
    clearTimeout(timer.current);
    if (!(await run('setPreferences', wanted))) return;
    saved.value = Object.keys(wanted)[0] as Saved;
    timer.current = setTimeout(() => {
      saved.value = undefined;
    }, SHOWN_FOR);
  };
  return { saved, save };
}
