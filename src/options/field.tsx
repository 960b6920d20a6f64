import type { ComponentChildren } from 'preact';
import type { AppField, AppForm } from '../core/app-form.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { problemText } from '../ui/sentences.ts';
import type { Editor } from './editor-model.ts';
import styles from './field.module.css';

type TextField = { [F in AppField]: AppForm[F] extends string ? F : never }[AppField];

export interface FieldProps {
  readonly editor: Editor;
  readonly field: TextField;
  readonly label: MessageKey;
  readonly hint?: MessageKey;
}

interface FrameProps extends FieldProps {
  readonly children: ComponentChildren;
}

const idsOf = ({ editor, field, hint }: FieldProps) => {
  const problem = editor.problems.value[field];
  const described = [problem && `${field}-problem`, hint && `${field}-hint`].filter(Boolean);
  return { problem, describedBy: described.length > 0 ? described.join(' ') : undefined };
};

/** Label above, control, then what is wrong with it or what it means. */
function Frame({ children, ...props }: FrameProps) {
  const { field, label, hint } = props;
  const { problem } = idsOf(props);
  return (
    <div class={styles['field']}>
      <label for={field}>{t(label)}</label>
      {children}
      {problem && (
        <p id={`${field}-problem`} class={styles['problem']}>
          {problemText(problem)}
        </p>
      )}
      {hint && (
        <p id={`${field}-hint`} class={styles['hint']}>
          {t(hint)}
        </p>
      )}
    </div>
  );
}

const control = (props: FieldProps) => {
  const { problem, describedBy } = idsOf(props);
  return {
    id: props.field,
    name: props.field,
    value: props.editor.form.value[props.field],
    'aria-invalid': problem !== undefined,
    'aria-describedby': describedBy,
    spellcheck: false,
    autocomplete: 'off',
  };
};

type TextProps = FieldProps & {
  readonly type?: 'text' | 'url' | 'password';
  readonly placeholder?: string;
  readonly after?: ComponentChildren;
};

export const TextField = ({ type = 'text', placeholder, after, ...props }: TextProps) => {
  const attributes = {
    ...control(props),
    placeholder,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      props.editor.set(props.field, currentTarget.value),
  };
  return (
    <Frame {...props}>
      <div class={styles['line']}>
        {type === 'password' ? (
          <input {...attributes} type="password" />
        ) : (
          <input {...attributes} type="text" inputMode={type} />
        )}
        {after}
      </div>
    </Frame>
  );
};

type AreaProps = FieldProps & {
  readonly placeholder?: string;
  /** Shown as dots. A password field would drop line breaks silently, and nobody would know. */
  readonly isSecret?: boolean;
};

export const AreaField = ({ placeholder, isSecret, ...props }: AreaProps) => (
  <Frame {...props}>
    <textarea
      {...control(props)}
      rows={2}
      class={isSecret ? styles['secret'] : undefined}
      placeholder={placeholder}
      onInput={({ currentTarget }) => props.editor.set(props.field, currentTarget.value)}
    />
  </Frame>
);

type SelectProps<F extends 'grant' | 'authentication'> = Omit<FieldProps, 'field'> & {
  readonly field: F;
  readonly value: AppForm[F];
  readonly choices: Readonly<Partial<Record<AppForm[F], MessageKey>>>;
};

export const SelectField = <F extends 'grant' | 'authentication'>({
  choices,
  value,
  ...props
}: SelectProps<F>) => (
  <Frame {...props}>
    <select
      {...control(props)}
      value={value}
      onChange={({ currentTarget }) =>
        props.editor.set(props.field, currentTarget.value as AppForm[F])
      }
    >
      {(Object.entries(choices) as [string, MessageKey][]).map(([choice, label]) => (
        <option key={choice} value={choice}>
          {t(label)}
        </option>
      ))}
    </select>
  </Frame>
);

export const CheckField = ({
  editor,
  label,
  hint,
}: Pick<FrameProps, 'editor' | 'label' | 'hint'>) => (
  <div class={styles['check']}>
    <input
      id="addressBar"
      type="checkbox"
      checked={editor.form.value.addressBar}
      aria-describedby="addressBar-hint"
      onChange={({ currentTarget }) => editor.set('addressBar', currentTarget.checked)}
    />
    <label for="addressBar">{t(label)}</label>
    {hint && (
      <p id="addressBar-hint" class={styles['hint']}>
        {t(hint)}
      </p>
    )}
  </div>
);
