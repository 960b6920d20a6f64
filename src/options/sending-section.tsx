import type { AppField } from '../core/app-form.ts';
import { mayLookAfter } from '../core/steward.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from './choice-field.tsx';
import type { Editor } from './editor-model.ts';
import { appChoices } from './grant-section.tsx';
import { HeaderFields } from './header-fields.tsx';
import { type Choices, choicesOf, ORIGIN_HEADERS, TOKENS } from './labels.ts';
import { joined, More, type SectionProps, setNote } from './section.tsx';

function stewardChoices(editor: Editor): Choices<string> {
  const { issuer, steward } = editor.form.value;
  // To another issuer a token says nothing about this one's, and must not go.
  const apps = appChoices(editor, steward, (app) => mayLookAfter(app, issuer));
  return [
    ['', t('steward_client')],
    ...apps.map(([id, name]) => [id, t('steward_app', name)] as const),
  ];
}

/** What only an app with an issuer has. */
const IssuersOwn = ({ editor }: SectionProps) => (
  <>
    <SelectField editor={editor} field="send" choices={choicesOf(TOKENS)} />
    {editor.form.value.send === 'id_token' && <Notice>{t('warning_id_token')}</Notice>}
    <SelectField editor={editor} field="originHeader" choices={choicesOf(ORIGIN_HEADERS)} />
    <SelectField editor={editor} field="steward" choices={stewardChoices(editor)} />
  </>
);

const HEADER: readonly AppField[] = ['headerName', 'headerScheme'];
const MANNERS: readonly AppField[] = ['send', 'originHeader', 'steward'];

function noteOf(editor: Editor) {
  const { headerName, headerScheme } = editor.form.value;
  return joined([`${headerName}: ${headerScheme}`.trim(), setNote(editor, MANNERS)]);
}

/** The header that carries the token, and how the issuer is spoken to. */
export function SendingRow({ editor }: SectionProps) {
  const { grant, send } = editor.form.value;
  const isPasted = grant === 'pasted';
  return (
    <More
      editor={editor}
      title={isPasted ? 'section_header' : 'section_sending'}
      note={noteOf(editor)}
      fields={isPasted ? HEADER : [...HEADER, ...MANNERS]}
      warns={!isPasted && send === 'id_token'}
    >
      <HeaderFields editor={editor} />
      {!isPasted && <IssuersOwn editor={editor} />}
    </More>
  );
}
