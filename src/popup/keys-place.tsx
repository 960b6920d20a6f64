import { signal } from '@preact/signals';
import type { KeysDialogProps } from './keys-dialog.tsx';

type Dialog = typeof import('./keys-dialog.tsx').KeysDialog;

/** Loaded when it is asked for: hardly anybody does, and the popup paints sooner without. */
const dialog = signal<Dialog | undefined>(undefined);
const isShown = signal(false);

export async function showKeys(): Promise<void> {
  const part = await import('./keys-dialog.tsx').catch(() => undefined);
  dialog.value = part?.KeysDialog;
  isShown.value = true;
}

/** The list of keys, once it was asked for. */
export function KeysPlace({ hasSingle }: Pick<KeysDialogProps, 'hasSingle'>) {
  const Dialog = dialog.value;
  if (!Dialog || !isShown.value) return null;
  const close = () => {
    isShown.value = false;
  };
  return <Dialog hasSingle={hasSingle} onClose={close} />;
}
