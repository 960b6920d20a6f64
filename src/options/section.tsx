import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type AppField, EMPTY_FORM } from '../core/app-form.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import type { Editor } from './editor-model.ts';
import { usualAt } from './reading.ts';
import styles from './section.module.css';

export interface SectionProps {
  readonly editor: Editor;
}

interface TitledProps {
  readonly title: MessageKey;
  readonly children: ComponentChildren;
}

export const Section = ({ title, children }: TitledProps) => (
  <fieldset class={styles['section']}>
    <legend>{t(title)}</legend>
    {children}
  </fieldset>
);

/** Short fields beside each other, where there is room. */
export const Pair = ({ children }: { readonly children: ComponentChildren }) => (
  <div class={styles['pair']}>{children}</div>
);

type MoreProps = SectionProps &
  TitledProps & {
    readonly fields: readonly AppField[];
    /** Values alone are no reason to open: nobody typed them. */
    readonly onlyForProblems?: boolean;
    /** Said beside the title. */
    readonly note?: string | undefined;
  };

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const isSet = ({ form }: Editor) => {
  const { value } = form;
  return (field: AppField) => !isSame(value[field], EMPTY_FORM[field]);
};

/** What an address has filled in, or what is usual at the provider, nobody has chosen. */
function isChosen(editor: Editor) {
  const usual = usualAt(editor.form.value.issuer);
  return (field: AppField) =>
    isSet(editor)(field) && !editor.isFilled(field) && usual[field] !== editor.form.value[field];
}

function wantsToOpen({ editor, fields, onlyForProblems }: MoreProps) {
  const isWrong = fields.some((field) => editor.problems.value[field]);
  return isWrong || (!onlyForProblems && fields.some(isChosen(editor)));
}

function noteOf({ editor, fields, note, onlyForProblems }: MoreProps) {
  const count = onlyForProblems ? 0 : fields.filter(isSet(editor)).length;
  return note ?? (count > 0 ? t('fields_set', count) : undefined);
}

/**
 * What few need. It opens by itself when a field in it has a problem or holds what a user chose, and never closes by
 * itself: that would take a field away from under the hand that empties it.
 */
export function More(props: MoreProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const isWanted = wantsToOpen(props);
  const note = noteOf(props);
  const refusals = props.editor.refusals.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each refusal, closed by hand or not
  useLayoutEffect(() => {
    if (isWanted && details.current) details.current.open = true;
  }, [isWanted, refusals]);
  return (
    <details ref={details} class={styles['more']}>
      <summary>
        {t(props.title)}
        {note && <span>{note}</span>}
      </summary>
      <div>{props.children}</div>
    </details>
  );
}
