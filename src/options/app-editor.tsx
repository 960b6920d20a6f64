import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../core/app.ts';
import { withMyPages } from '../core/caller.ts';
import { conflictsOf } from '../core/conflicts.ts';
import { otherCallers } from '../core/other-callers.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { lastFailure } from '../ui/actions.ts';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import { Relations } from '../ui/relations.tsx';
import { otherCallersText } from '../ui/sentences.ts';
import { ApiSection } from './api-section.tsx';
import styles from './app-editor.module.css';
import { AppSection } from './app-section.tsx';
import { type CheckResult, checkOf } from './check-result.ts';
import { ClientSection } from './client-section.tsx';
import type { Editor } from './editor-model.ts';
import { editorFor, greetSaved } from './editors.ts';
import { GrantSection } from './grant-section.tsx';
import { IssuerSection } from './issuer-section.tsx';
import { KeySection } from './key-section.tsx';
import { Next } from './next.tsx';
import { RequestSection } from './request-section.tsx';
import { SaveBar } from './save-bar.tsx';
import { SelfCheckResult } from './self-check.tsx';
import { SendingSection } from './sending-section.tsx';
import { SignInSection } from './sign-in-section.tsx';

export interface AppEditorProps {
  readonly state: ReadonlySignal<PageState>;
  readonly now: ReadonlySignal<Millis>;
  /** The app to edit; undefined: a new one. */
  readonly app?: App;
  /** The app whose settings a new one begins with. */
  readonly from?: App | undefined;
  /** The address of a sign-in that was watched, which a new one begins with. */
  readonly seen?: string | undefined;
  /** The field that the user was sent here for. */
  readonly field?: string | undefined;
}

function useEditor({ state, app, from, seen }: AppEditorProps): Editor {
  const [editor] = useState(() => editorFor(state, { app, from, seen }));
  useEffect(() => {
    // What was said and where one had scrolled to belong to another form.
    lastFailure.value = undefined;
    scrollTo(0, 0);
    // Once the form is there: only what changes in it is read aloud.
    greetSaved(editor, app?.id);
  }, [editor, app?.id]);
  return editor;
}

function focusOn(form: HTMLFormElement | null, selector: string | undefined) {
  const element = selector ? form?.querySelector<HTMLElement>(selector) : undefined;
  element?.closest('details')?.setAttribute('open', '');
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
      <SharedCallers {...props} />
      {props.app && <OwnRelations state={props.state} app={props.app} />}
      {result && <SelfCheckResult result={result} />}
      <AppSection editor={editor} />
      {grant !== 'pasted' && (
        <>
          <IssuerSection editor={editor} />
          <GrantSection editor={editor} />
          <ClientSection editor={editor} />
          <KeySection editor={editor} />
          <RequestSection editor={editor} />
        </>
      )}
      {grant === 'authorization_code' && <SignInSection editor={editor} />}
      <ApiSection editor={editor} />
      <SendingSection editor={editor} />
      <SaveBar editor={editor} app={props.app} said={result?.summary} />
    </form>
  );
}
