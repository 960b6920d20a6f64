import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../core/app.ts';
import type { Begun } from '../core/begun.ts';
import { withMyPages } from '../core/caller.ts';
import { conflictsOf } from '../core/conflicts.ts';
import { otherCallers } from '../core/other-callers.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { lastFailure } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import { PracticeNote } from '../ui/practice-note.tsx';
import { Relations } from '../ui/relations.tsx';
import { otherCallersText } from '../ui/sentences.ts';
import styles from './app-editor.module.css';
import { BasicsSection } from './app-section.tsx';
import { type CheckResult, checkOf } from './check-result.ts';
import type { Editor } from './editor-model.ts';
import { editorFor, greetSaved } from './editors.ts';
import { GrantSection } from './grant-section.tsx';
import { KeySection } from './key-section.tsx';
import { MoreSections } from './more-sections.tsx';
import { Next } from './next.tsx';
import { SaveBar } from './save-bar.tsx';
import { SavedTest, tryOut, useTest } from './saved-test.tsx';
import type { SectionProps } from './section.tsx';
import { SelfCheckResult } from './self-check.tsx';

export interface AppEditorProps {
  readonly state: ReadonlySignal<PageState>;
  readonly now: ReadonlySignal<Millis>;
  /** The app to edit; undefined: a new one. */
  readonly app?: App;
  /** The app whose settings a new one begins with. */
  readonly from?: App | undefined;
  /** The address of a sign-in that was watched, which a new one begins with. */
  readonly seen?: string | undefined;
  /** What was pasted in the popup, which a new one begins with. Null: a form has begun with it before. */
  readonly begun?: Begun | null | undefined;
  /** The field that the user was sent here for. */
  readonly field?: string | undefined;
}

function useEditor({ state, app, from, seen, begun }: AppEditorProps): Editor {
  const [editor] = useState(() => editorFor(state, { app, from, seen, begun }));
  useEffect(() => {
    // What was said and where one had scrolled to belong to another form.
    lastFailure.value = undefined;
    scrollTo(0, 0);
    // Once the form is there: only what changes in it is read aloud.
    greetSaved(editor, app?.id);
  }, [editor, app?.id]);
  return editor;
}

/** What is in something closed cannot be seen, whatever it is that is closed around it. */
function openAround(element: Element | undefined | null) {
  const details = element?.closest('details');
  if (!details) return;
  details.open = true;
  openAround(details.parentElement);
}

function focusOn(form: HTMLFormElement | null, selector: string | undefined) {
  const element = selector ? form?.querySelector<HTMLElement>(selector) : undefined;
  openAround(element);
  element?.focus();
}

const byId = (id: string | undefined) => id && `#${CSS.escape(id)}`;

/** The first wrong field takes the focus after each refusal; before that, the field that wants an answer. */
function useFocus(editor: Editor, field: string | undefined) {
  const form = useRef<HTMLFormElement>(null);
  const refusals = editor.refusals.value;
  useEffect(() => {
    focusOn(form.current, refusals > 0 ? '[aria-invalid="true"]' : byId(field));
  }, [refusals, field]);
  const wanted = editor.wanted.value;
  useEffect(() => focusOn(form.current, byId(wanted?.id)), [wanted]);
  return form;
}

/** What was typed before the page was closed is there again: nobody should wonder where it comes from. */
const Restored = ({ editor }: SectionProps) =>
  editor.restored.value ? (
    <Notice tone="idle" action={<Button onClick={editor.revert}>{t('draft_drop')}</Button>}>
      {t('draft_back')}
    </Notice>
  ) : null;

function SharedCallers({ state, app }: AppEditorProps) {
  const { granted, settings } = state.value;
  const others = app && otherCallers(withMyPages(app, settings.pages), granted);
  const text = others && otherCallersText(others);
  return text ? <Notice>{text}</Notice> : null;
}

function OwnRelations({ state, app }: Pick<AppEditorProps, 'state'> & { readonly app: App }) {
  const { apps } = state.value;
  const rivals = apps.filter(({ id }) => app.rivals.includes(id));
  return (
    <div class={styles['relations']}>
      <Relations app={app} conflicts={conflictsOf(state.value, app)} rivals={rivals} />
    </div>
  );
}

/** How the rules of the app stood their test. Undefined: they are not stored as they stand in the form. */
function useCheck({ state, app }: AppEditorProps, editor: Editor): CheckResult | undefined {
  const [check] = useState(() => app && checkOf(state, app));
  return editor.isChanged.value ? undefined : check?.value;
}

export function AppEditor(props: AppEditorProps) {
  const editor = useEditor(props);
  const form = useFocus(editor, props.app ? props.field : 'name');
  const result = useCheck(props, editor);
  const test = useTest(props);
  const { grant } = editor.form.value;
  return (
    <form
      ref={form}
      class={styles['editor']}
      noValidate
      aria-label={props.app?.name ?? t('new_app')}
      onSubmit={(event) => {
        event.preventDefault();
        editor.save();
      }}
    >
      <h2 tabIndex={-1}>{props.app?.name ?? t('new_app')}</h2>
      {props.app && <Next state={props.state} now={props.now} app={props.app} />}
      {props.app && <PracticeNote app={props.app} />}
      <Restored editor={editor} />
      <SharedCallers {...props} />
      {props.app && <OwnRelations state={props.state} app={props.app} />}
      <SavedTest {...props} editor={editor} test={test} />
      {result && <SelfCheckResult result={result} />}
      <BasicsSection editor={editor} />
      <GrantSection editor={editor} />
      {grant !== 'pasted' && <KeySection editor={editor} />}
      <MoreSections editor={editor} />
      <SaveBar
        editor={editor}
        app={props.app}
        said={result?.summary}
        tryOut={() => tryOut(props, test)}
      />
    </form>
  );
}
