import type { ReadonlySignal } from '@preact/signals';
import { t } from '../platform/i18n.ts';
import type { PageState } from '../ui/page-state.ts';
import type { EditorSubject } from './editor-form.ts';
import { createEditor, type Editor } from './editor-model.ts';

/** The forms of this page: what was typed into one is still there when the user comes back to it. */
const editors = new Map<string, Editor>();

const isUnsaved = ({ isChanged, status }: Editor) => isChanged.value && status.value !== 'saved';

/** The form of an app, or of a new one, as it was left if it holds what is not saved yet. */
export function editorFor(
  state: ReadonlySignal<PageState>,
  subject: Omit<EditorSubject, 'copyName'>,
): Editor {
  const key = subject.app?.id ?? `new ${subject.from?.id} ${subject.seen}`;
  const kept = editors.get(key);
  if (kept && isUnsaved(kept)) return kept;
  const editor = createEditor(state, { ...subject, copyName: (name) => t('copy_of', name) });
  editors.set(key, editor);
  return editor;
}

/** Has the browser ask before the page is closed while something is not saved. */
export const askBeforeLeaving = () =>
  addEventListener('beforeunload', (event) => {
    if ([...editors.values()].some(isUnsaved)) event.preventDefault();
  });
