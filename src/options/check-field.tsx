import type { ComponentChildren } from 'preact';
import type { AppForm } from '../core/app-form.ts';
import { t } from '../platform/i18n.ts';
import type { Editor } from './editor-model.ts';
import styles from './field.module.css';
import { LABELS } from './labels.ts';
import { meaningOf } from './meanings.ts';
import { SourceLink } from './source-link.tsx';

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

type CheckedField = Exclude<
  { [F in keyof AppForm]: AppForm[F] extends boolean ? F : never }[keyof AppForm],
  'namesItself'
>;

interface FieldProps {
  readonly editor: Editor;
  readonly field: CheckedField;
  /** Where the hint is more than a message. */
  readonly children?: ComponentChildren;
}

function Hint({ editor, field }: FieldProps) {
  const { hint, source } = meaningOf(field, { form: editor.form.value, isNew: editor.isNew });
  return (
    <>
      {t(hint)} {source && <SourceLink source={source} />}
    </>
  );
}

export const CheckField = ({ editor, field, children }: FieldProps) => (
  <Check
    id={field}
    label={t(LABELS[field])}
    isChecked={editor.form.value[field]}
    check={(isChecked) => editor.set(field, isChecked)}
  >
    {children ?? <Hint editor={editor} field={field} />}
  </Check>
);
