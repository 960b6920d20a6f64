import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../core/app.ts';
import { otherCallers } from '../core/other-callers.ts';
import { phaseOf } from '../core/phase.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { requestOrigins } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import styles from './app-editor.module.css';
import { createEditor, type Editor } from './editor-model.ts';
import { SaveBar } from './save-bar.tsx';
import {
  ApiSection,
  AppSection,
  ClientSection,
  IssuerSection,
  RequestSection,
} from './sections.tsx';

export interface AppEditorProps {
  readonly state: ReadonlySignal<PageState>;
  readonly now: ReadonlySignal<Millis>;
  /** The app to edit; undefined: a new one. */
  readonly app?: App;
  /** The app whose settings a new one begins with. */
  readonly from?: App | undefined;
  /** The field that the user was sent here for. */
  readonly field?: string | undefined;
}

function useEditor({ state, app, from }: AppEditorProps): Editor {
  const [editor] = useState(() =>
    createEditor(state, { app, from, copyName: (name) => t('copy_of', name) }),
  );
  return editor;
}

/** The first wrong field takes the focus after each refusal; before that, the field that wants an answer. */
function useFocus(editor: Editor, field: string | undefined) {
  const form = useRef<HTMLFormElement>(null);
  const refusals = editor.refusals.value;
  useEffect(() => {
    const wanted = refusals > 0 ? '[aria-invalid="true"]' : field && `#${CSS.escape(field)}`;
    if (wanted) form.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [refusals, field]);
  return form;
}

function PermissionNotice({ state, now, app }: AppEditorProps) {
  const saved = app && state.value.apps.find(({ id }) => id === app.id);
  const phase = saved && phaseOf(state.value, saved, now.value);
  if (phase?.kind !== 'needs-permission') return null;
  const allow = <Button onClick={() => void requestOrigins(phase.origins)}>{t('allow')}</Button>;
  return <Notice action={allow}>{t('permission_reason', phase.origins.join(', '))}</Notice>;
}

function SharedCallers({ state, app }: AppEditorProps) {
  const others = app ? otherCallers(app, state.value.granted) : [];
  return others.length > 0 ? <Notice>{t('shared_callers', others.join(', '))}</Notice> : null;
}

export function AppEditor(props: AppEditorProps) {
  const editor = useEditor(props);
  const form = useFocus(editor, props.app ? props.field : 'name');
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
      <PermissionNotice {...props} />
      <SharedCallers {...props} />
      <AppSection editor={editor} />
      {editor.form.value.grant !== 'pasted' && (
        <>
          <IssuerSection editor={editor} />
          <ClientSection editor={editor} />
          <RequestSection editor={editor} />
        </>
      )}
      <ApiSection editor={editor} />
      <SaveBar editor={editor} app={props.app} />
    </form>
  );
}
