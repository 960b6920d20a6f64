import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { Button } from '../button.tsx';
import styles from './paste-field.module.css';

export interface PasteFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Why there is nothing to read in it. */
  readonly problem?: string | undefined;
  /** Whether it is what one came for. */
  readonly isFirst?: boolean;
}

/** Who goes through choices with the keys of arrows is not to be taken away from them. */
const isByKeys = () => document.activeElement?.matches('[type="radio"]:focus-visible') ?? false;

/** Where anything can be pasted that has a token in it. The browser is asked to remember none of it. */
export function PasteField({ label, hint, value, onValue, problem, isFirst }: PasteFieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isFirst && !isByKeys()) area.current?.focus();
  }, [isFirst]);
  const clear = () => {
    onValue('');
    area.current?.focus();
  };
  return (
    <div class={styles['field']}>
      <label for={id}>{label}</label>
      <textarea
        dir="ltr"
        ref={area}
        id={id}
        rows={isFirst ? 5 : 3}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? `${id}-hint` : `${id}-problem ${id}-hint`}
        value={value}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
      {value !== '' && <Button onClick={clear}>{t('clear')}</Button>}
      {problem !== undefined && (
        <p id={`${id}-problem`} class={styles['problem']} role="alert">
          {problem}
        </p>
      )}
      <p id={`${id}-hint`} class={styles['hint']}>
        {hint}
      </p>
    </div>
  );
}
