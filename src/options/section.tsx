import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type AppField, EMPTY_FORM } from '../core/app-form.ts';
import { type MessageKey, plural, t } from '../platform/i18n.ts';
import { NextIcon } from '../ui/icons.tsx';
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
    /** Values alone are no reason to open: nobody typed them, or the note says what they are. */
    readonly onlyForProblems?: boolean;
    /** Whether something in it wants to be read. */
    readonly warns?: boolean;
    /** Said beside the title. */
    readonly note?: ComponentChildren;
  };

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const isSet = ({ form }: Editor) => {
  const { value } = form;
  return (field: AppField) => !isSame(value[field], EMPTY_FORM[field]);
};

/** How many of some fields say something, as it is said beside a title. Undefined: none. */
export function setNote(editor: Editor, fields: readonly AppField[]): string | undefined {
  const count = fields.filter(isSet(editor)).length;
  return count > 0 ? plural('fields_set', count) : undefined;
}

/** What is told beside a title, one thing after the other. */
export const joined = (notes: readonly (string | false | undefined)[]): string =>
  notes.filter(Boolean).join(' · ');

/** What an address has filled in, or what is usual at the provider, nobody has chosen. */
function isChosen(editor: Editor) {
  const usual = usualAt(editor.form.value.issuer);
  return (field: AppField) =>
    isSet(editor)(field) && !editor.isFilled(field) && usual[field] !== editor.form.value[field];
}

function wantsToOpen({ editor, fields, onlyForProblems, warns = false }: MoreProps) {
  const isWrong = fields.some((field) => editor.problems.value[field]);
  return isWrong || warns || (!onlyForProblems && fields.some(isChosen(editor)));
}

const noteOf = ({ editor, fields, note, onlyForProblems }: MoreProps) =>
  note ?? (onlyForProblems ? undefined : setNote(editor, fields));

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
        <NextIcon />
        <b>{t(props.title)}</b> {note && <span>{note}</span>}
      </summary>
      <div>{props.children}</div>
    </details>
  );
}

/** What few need, row by row: each says beside its title what is set in it. */
export const Rows = ({ children }: { readonly children: ComponentChildren }) => (
  <div class={styles['rows']}>{children}</div>
);
