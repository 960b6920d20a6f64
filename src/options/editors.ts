import { type ReadonlySignal, signal } from '@preact/signals';
import type { AppId } from '../core/app-id.ts';
import { t } from '../platform/i18n.ts';
import type { PageState } from '../ui/page-state.ts';
import type { EditorSubject } from './editor-form.ts';
import { createEditor, type Editor } from './editor-model.ts';
import { arePagesUnsaved } from './pages-model.ts';
import { go } from './route.ts';

/** The forms of this page: what was typed into one is still there when the user comes back to it. */
const editors = signal<ReadonlyMap<string, Editor>>(new Map());

/** The app that was new until it was saved, whose own form has not said so yet. */
let justSaved: AppId | undefined;

const isUnsaved = ({ isChanged, status }: Editor) => isChanged.value && status.value !== 'saved';

const WORLD = {
  copyName: (name: string) => t('copy_of', name),
  onNew: (id: AppId) => {
    justSaved = id;
    go({ kind: 'app', id });
  },
};

/** The form of an app, or of a new one, as it was left if it holds what is not saved yet. */
export function editorFor(
  state: ReadonlySignal<PageState>,
  subject: Omit<EditorSubject, keyof typeof WORLD>,
): Editor {
  const key = subject.app?.id ?? `new ${subject.from?.id} ${subject.seen}`;
  const kept = editors.peek().get(key);
  if (kept && isUnsaved(kept)) return kept;
  const editor = createEditor(state, { ...subject, ...WORLD });
  editors.value = new Map(editors.peek()).set(key, editor);
  return editor;
}

/** Says "Saved" in the form that a new app's form has given way to. */
export function greetSaved(editor: Editor, id: AppId | undefined) {
  if (id === undefined || id !== justSaved) return;
  justSaved = undefined;
  editor.status.value = 'saved';
}

/** Whether the form of an app holds what is not saved. */
export function isDraft(id: AppId): boolean {
  const editor = editors.value.get(id);
  return editor !== undefined && isUnsaved(editor);
}

/** Has the browser ask before the page is closed while something is not saved. */
export const askBeforeLeaving = () =>
  addEventListener('beforeunload', (event) => {
    const isLost = arePagesUnsaved() || [...editors.peek().values()].some(isUnsaved);
    if (isLost) event.preventDefault();
  });
