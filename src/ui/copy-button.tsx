import { Button, type ButtonProps } from './button.tsx';
import { CopyOutcome } from './copy-outcome.tsx';
import { useCopying } from './use-copying.ts';

export interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
  readonly look?: ButtonProps['look'];
  /** Whether there is a token in it: then it is cleared in time, where the user chose so. */
  readonly isSecret?: boolean;
}

/** Copies a text and says so for a moment, to the eye and to a screen reader. */
export function CopyButton({ label, text, look = 'plain', isSecret = false }: CopyButtonProps) {
  const { outcome, copy } = useCopying();
  return (
    <Button look={look} onClick={() => void copy(text, isSecret)}>
      <CopyOutcome label={label} outcome={outcome} />
    </Button>
  );
}
