import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../core/app.ts';
import { currentIdentity } from '../core/identity.ts';
import { otherCallers } from '../core/other-callers.ts';
import { type Phase, phaseOf } from '../core/phase.ts';
import { appById } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { lastFailure } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { nextStep } from '../ui/next-step.ts';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import { failureText } from '../ui/sentences.ts';
import { ApiSection } from './api-section.tsx';
import styles from './app-editor.module.css';
import { AppSection } from './app-section.tsx';
import { ClientSection } from './client-section.tsx';
import type { Editor } from './editor-model.ts';
import { editorFor } from './editors.ts';
import { GrantSection } from './grant-section.tsx';
import { IssuerSection } from './issuer-section.tsx';
import { KeySection } from './key-section.tsx';
import { RequestSection } from './request-section.tsx';
import { SaveBar } from './save-bar.tsx';
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
  }, []);
  return editor;
}

/** The first wrong field takes the focus after each refusal; before that, the field that wants an answer. */
function useFocus(editor: Editor, field: string | undefined) {
  const form = useRef<HTMLFormElement>(null);
  const refusals = editor.refusals.value;
  useEffect(() => {
    const wanted = refusals > 0 ? '[aria-invalid="true"]' : field && `#${CSS.escape(field)}`;
    const element = wanted ? form.current?.querySelector<HTMLElement>(wanted) : undefined;
    element?.closest('details')?.setAttribute('open', '');
    element?.focus();
  }, [refusals, field]);
  return form;
}

const sentenceOf = (phase: Phase): string | undefined => {
  switch (phase.kind) {
    case 'needs-permission':
      return t('permission_reason', phase.origins.join(', '));
    case 'failed':
      return failureText(phase.failure);
    case 'signed-out':
    case 'expired':
      return t('next_step');
    default:
      return undefined;
  }
};

/** What a saved app lacks before its token attaches, with the button that brings it forward. */
function Next({ state, now, app }: AppEditorProps) {
  const saved = app && appById(state.value.apps, app.id);
  const phase = saved && phaseOf(state.value, saved, now.value);
  const sentence = phase && sentenceOf(phase);
  const next = phase && nextStep(saved, phase, currentIdentity(state.value, saved.id));
  if (!sentence || !next) return null;
  return <Notice action={<Button onClick={next.act}>{next.label}</Button>}>{sentence}</Notice>;
}

function SharedCallers({ state, app }: AppEditorProps) {
  const others = app ? otherCallers(app, state.value.granted) : [];
  return others.length > 0 ? <Notice>{t('shared_callers', others.join(', '))}</Notice> : null;
}

export function AppEditor(props: AppEditorProps) {
  const editor = useEditor(props);
  const form = useFocus(editor, props.app ? props.field : 'name');
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
      <h2>{props.app?.name ?? t('new_app')}</h2>
      <Next {...props} />
      <SharedCallers {...props} />
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
      {grant !== 'pasted' && <SendingSection editor={editor} />}
      <SaveBar editor={editor} app={props.app} />
    </form>
  );
}
