import type { AppField } from '../core/app-form.ts';
import { AreaField, TextField } from './field.tsx';
import { joined, More, type SectionProps, setNote } from './section.tsx';

const OTHERS: readonly AppField[] = ['audience', 'resources', 'tokenParameters', 'details'];

/** What the token is asked for with. */
export const RequestRow = ({ editor }: SectionProps) => (
  <More
    editor={editor}
    title="section_request"
    note={joined([editor.form.value.scope, setNote(editor, OTHERS)])}
    fields={['scope', ...OTHERS]}
    onlyForProblems
  >
    <TextField editor={editor} field="scope" placeholder="openid offline_access" />
    <TextField editor={editor} field="audience" placeholder="https://api.example.com" />
    <AreaField editor={editor} field="resources" placeholder="https://api.example.com" />
    <More editor={editor} title="more_request" fields={['tokenParameters', 'details']}>
      <AreaField editor={editor} field="tokenParameters" placeholder="name=value" />
      <AreaField editor={editor} field="details" placeholder={'[{"type": "payment"}]'} />
    </More>
  </More>
);
