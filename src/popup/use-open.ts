import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AppId } from '../core/app-id.ts';

type Chosen = AppId | 'none' | undefined;

export interface Open {
  readonly open: Chosen;
  readonly choose: (id: AppId, isOpen: boolean) => void;
}

/** Once open, a card stays open, whatever becomes of its token. `first`: what is open until the user chooses. */
export function useOpen(first: () => AppId | undefined): Open {
  const chosen: Signal<Chosen> = useSignal(undefined);
  const kept = useRef<AppId>(undefined);
  kept.current ??= first();
  return {
    open: chosen.value ?? kept.current,
    choose: (id, isOpen) => {
      chosen.value = isOpen ? id : 'none';
    },
  };
}
