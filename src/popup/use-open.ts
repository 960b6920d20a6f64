import { type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AppId } from '../core/app-id.ts';
import { topOf } from './rows.ts';

type Chosen = AppId | 'none' | undefined;

export interface Open {
  readonly open: Chosen;
  readonly choose: (id: AppId, isOpen: boolean) => void;
}

/** A row that was pressed stays where it is on the screen, although another one above it closes. */
function useSteady(chosen: Chosen): (id: AppId) => void {
  const held = useRef<{ id: AppId; top: number }>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is due when another card opens, and only then.
  useLayoutEffect(() => {
    const { current } = held;
    held.current = undefined;
    if (current) window.scrollBy(0, topOf(current.id) - current.top);
  }, [chosen]);
  return (id) => {
    held.current = { id, top: topOf(id) };
  };
}

/** Once open, a card stays open, whatever becomes of its token. `first`: what is open until the user chooses. */
export function useOpen(first: () => AppId | undefined): Open {
  const chosen: Signal<Chosen> = useSignal(undefined);
  const kept = useRef<AppId>(undefined);
  const hold = useSteady(chosen.value);
  kept.current ??= first();
  return {
    open: chosen.value ?? kept.current,
    choose: (id, isOpen) => {
      hold(id);
      chosen.value = isOpen ? id : 'none';
    },
  };
}
