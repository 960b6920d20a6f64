import type { ComponentChildren } from 'preact';
import type { AppForm } from '../core/app-form.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import type { Editor } from './editor-model.ts';
import styles from './field.module.css';
import { LABELS } from './labels.ts';

interface CheckProps {
  readonly id: string;
  readonly label: string;
  readonly isChecked: boolean;
  readonly check: (isChecked: boolean) => void;
  /** The id of the sentence that says what is wrong. */
  readonly problem?: string | undefined;
  /** Whether what it means is a warning. */
  readonly isRisky?: boolean;
  /** What it means. */
  readonly children: ComponentChildren;
}

export const Check = ({ id, label, isChecked, check, problem, isRisky, children }: CheckProps) => (
  <div class={styles['check']}>
    <input
      id={id}
      type="checkbox"
      checked={isChecked}
      aria-invalid={problem !== undefined}
      aria-describedby={[problem, `${id}-hint`].filter(Boolean).join(' ')}
      onChange={({ currentTarget }) => check(currentTarget.checked)}
    />
    <label for={id}>{label}</label>
    <p id={`${id}-hint`} class={isRisky ? styles['risk'] : styles['hint']}>
      {children}
    </p>
  </div>
);

type CheckedField = {
  [F in keyof AppForm]: AppForm[F] extends boolean ? F : never;
}[keyof AppForm];

interface FieldProps {
  readonly editor: Editor;
  readonly field: CheckedField;
  readonly hint?: MessageKey;
  /** Where the hint is more than a message. */
  readonly children?: ComponentChildren;
}

export const CheckField = ({ editor, field, hint, children }: FieldProps) => (
  <Check
    id={field}
    label={t(LABELS[field])}
    isChecked={editor.form.value[field]}
    check={(isChecked) => editor.set(field, isChecked)}
  >
    {hint ? t(hint) : children}
  </Check>
);
