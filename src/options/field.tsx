import type { ComponentChildren } from 'preact';
import type { AppField, TextField as Field } from '../core/app-form.ts';
import type { Source } from '../core/findings/finding.ts';
import { t } from '../platform/i18n.ts';
import { problemText } from '../ui/sentences.ts';
import { TermMark } from '../ui/term.tsx';
import type { Topic } from '../ui/topics.ts';
import type { Editor } from './editor-model.ts';
import styles from './field.module.css';
import { FIELD_TOPICS } from './field-topics.ts';
import type { SecretField } from './held-secrets.ts';
import { LABELS } from './labels.ts';
import { meaningOf, type ShownField } from './meanings.ts';
import { SourceLink } from './source-link.tsx';

export interface FieldProps<F extends Field = Field> {
  readonly editor: Editor;
  readonly field: F;
}

interface FrameProps {
  readonly id: string;
  readonly label: string;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  /** Where that is written. */
  readonly source?: Source | undefined;
  /** Which word of the label the help explains. */
  readonly topic?: Topic | undefined;
  readonly children: ComponentChildren;
}

/** Label above, control, then what is wrong with it or what it means. */
export const Frame = ({ id, label, problem, hint, source, topic, children }: FrameProps) => (
  <div class={styles['field']}>
    <div class={styles['label']}>
      <label for={id}>{label}</label>
      {topic && <TermMark topic={topic} />}
    </div>
    {children}
    {problem && (
      <p id={`${id}-problem`} class={styles['problem']}>
        {problem}
      </p>
    )}
    {hint && (
      <p id={`${id}-hint`} class={styles['hint']}>
        {hint} {source && <SourceLink source={source} />}
      </p>
    )}
  </div>
);

/** What every control inside a frame has. */
export function controlOf({ id, problem, hint }: Pick<FrameProps, 'id' | 'problem' | 'hint'>) {
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean);
  return {
    id,
    name: id,
    'aria-invalid': problem !== undefined,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    spellcheck: false,
    autocomplete: 'off',
  };
}

type Shown<F extends Field> = F & ShownField;

export function frameOf<F extends Field>({ editor, field }: FieldProps<F>) {
  const problem = editor.problems.value[field];
  const { form, isNew } = editor;
  const { hint, source } = meaningOf(field as Shown<F>, { form: form.value, isNew });
  return {
    id: field,
    label: t(LABELS[field]),
    problem: problem && problemText(problem),
    hint: t(hint),
    source,
    topic: FIELD_TOPICS[field],
  };
}

export const control = <F extends Field>(props: FieldProps<F>) => ({
  ...controlOf(frameOf(props)),
  value: props.editor.form.value[props.field],
});

/** What people write runs as their language does; what machines read, from left to right. */
const wayOf = (field: AppField) => (field === 'name' ? 'auto' : 'ltr');

type TextProps = FieldProps & {
  readonly type?: 'text' | 'url' | 'numeric' | 'password';
  readonly placeholder?: string;
};

const SECRETS: readonly AppField[] = [
  'clientSecret',
  'privateKey',
  'password',
  'refreshToken',
  'token',
];

const isSecretField = (field: AppField): field is SecretField => SECRETS.includes(field);

/** A secret that is kept does not come back to the page, and an empty field would look as if it had gone. */
const keptIn = ({ editor, field }: FieldProps) =>
  isSecretField(field) && editor.keeps(field) ? t('secret_kept') : undefined;

export const TextField = ({ type = 'text', placeholder, ...props }: TextProps) => {
  const attributes = {
    ...control(props),
    placeholder: placeholder ?? keptIn(props),
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      props.editor.set(props.field, currentTarget.value),
  };
  return (
    <Frame {...frameOf(props)}>
      {type === 'password' ? (
        <input {...attributes} type="password" />
      ) : (
        <input {...attributes} type="text" inputMode={type} dir={wayOf(props.field)} />
      )}
    </Frame>
  );
};

type AreaProps = FieldProps & {
  readonly placeholder?: string;
  /** Shown as dots. A password field would drop line breaks silently, and nobody would know. */
  readonly isSecret?: boolean;
};

export const AreaField = ({ placeholder, isSecret, ...props }: AreaProps) => (
  <Frame {...frameOf(props)}>
    <textarea
      {...control(props)}
      rows={2}
      dir="ltr"
      class={isSecret ? styles['secret'] : undefined}
      placeholder={placeholder ?? keptIn(props)}
      onInput={({ currentTarget }) => props.editor.set(props.field, currentTarget.value)}
    />
  </Frame>
);
