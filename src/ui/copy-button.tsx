import { useSignal } from '@preact/signals';
import { SECOND } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { Button, type ButtonProps } from './button.tsx';
import { CheckIcon } from './icons.tsx';

const SHOWN_FOR = 2 * SECOND;

export interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
  readonly look?: ButtonProps['look'];
}

/** Copies a text and says so for a moment, to the eye and to a screen reader. */
export function CopyButton({ label, text, look = 'plain' }: CopyButtonProps) {
  const outcome = useSignal<'copied' | 'copy_failed' | undefined>(undefined);
  const copy = async () => {
    outcome.value = await navigator.clipboard.writeText(text).then(
      () => 'copied' as const,
      () => 'copy_failed' as const,
    );
    setTimeout(() => {
      outcome.value = undefined;
    }, SHOWN_FOR);
  };
  return (
    <Button look={look} onClick={() => void copy()}>
      {outcome.value === 'copied' && <CheckIcon />}
      <span aria-live="polite">{outcome.value ? t(outcome.value) : label}</span>
    </Button>
  );
}
