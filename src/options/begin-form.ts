import { fillFromBegun } from './begun.ts';
import { draftIn, type EditorSubject } from './editor-form.ts';
import type { FormModel } from './form-model.ts';
import type { createSearch } from './search.ts';

type Searching = ReturnType<typeof createSearch>;

/** What a form begins with beside its app: what was typed into it before, what was watched, or what was pasted. */
export function beginForm(model: FormModel, searching: Searching, subject: EditorSubject): void {
  const draft = draftIn(subject, model.form.value);
  if (draft) model.restore(draft);
  else if (subject.seen) {
    model.put({ issuer: subject.seen });
    searching.readOn();
  }
  if (subject.begun) fillFromBegun(model, searching, subject.begun);
}
