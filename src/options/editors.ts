import { type ReadonlySignal, signal } from '@preact/signals';
import type { AppId } from '../core/app-id.ts';
import { t } from '../platform/i18n.ts';
import type { PageState } from '../ui/page-state.ts';
import { type Drafted, drafts, keepDrafts } from './drafts.ts';
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

type Subject = Omit<EditorSubject, keyof typeof WORLD | 'draft'>;

/** New apps that begin in different ways have drafts of their own. */
function draftIdOf({ app, from, seen, begun }: Subject): string {
  if (app) return app.id;
  if (from) return `new from ${from.id}`;
  if (seen) return `new seen ${seen}`;
  return begun === undefined ? 'new' : 'new begun';
}

/** The form of an app, or of a new one, as it was left if it holds what is not saved yet. */
export function editorFor(state: ReadonlySignal<PageState>, subject: Subject): Editor {
  const id = draftIdOf(subject);
  // What was pasted just now begins a form of its own.
  const kept = subject.begun ? undefined : editors.peek().get(id);
  if (kept && isUnsaved(kept)) return kept;
  const draft = subject.begun ? undefined : drafts.peek()[id];
  const editor = createEditor(state, { ...subject, ...WORLD, draft });
  editors.value = new Map(editors.peek()).set(id, editor);
  return editor;
}

/** Says "Saved" in the form that a new app's form has given way to. */
export function greetSaved(editor: Editor, id: AppId | undefined) {
  if (id === undefined || id !== justSaved) return;
  justSaved = undefined;
  editor.status.value = 'saved';
}

/** Whether something is typed for an app and not saved, be it in another page or since before this one was open. */
export function isDraft(id: AppId): boolean {
  const editor = editors.value.get(id);
  return (editor !== undefined && isUnsaved(editor)) || id in drafts.value;
}

const draftedIn = (editor: Editor): Drafted => ({
  draft: () => (isUnsaved(editor) ? editor.form.value : undefined),
  restored: editor.restored.peek(),
});

/** Each form of this page with its draft, the very same object as long as it is the same form. */
const drafted = new WeakMap<Editor, Drafted>();

function draftedForms(): ReadonlyMap<string, Drafted> {
  const entries = [...editors.value].map(([id, editor]) => {
    const form = drafted.get(editor) ?? draftedIn(editor);
    drafted.set(editor, form);
    return [id, form] as const;
  });
  return new Map(entries);
}

/** Keeps what is typed into the forms of this page, for whenever they are opened again. */
export const keepForms = (): void => keepDrafts(draftedForms);

/** Has the browser ask before the page is closed while the list of pages is not saved. */
export const askBeforeLeaving = () =>
  addEventListener('beforeunload', (event) => {
    if (arePagesUnsaved()) event.preventDefault();
  });
