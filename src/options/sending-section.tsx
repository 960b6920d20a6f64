import type { AppField } from '../core/app-form.ts';
import { mayLookAfter } from '../core/steward.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from './choice-field.tsx';
import type { Editor } from './editor-model.ts';
import { appChoices } from './grant-section.tsx';
import { HeaderFields } from './header-fields.tsx';
import { type Choices, choicesOf, ORIGIN_HEADERS, TOKENS } from './labels.ts';
import styles from './section.module.css';
import { More, type SectionProps } from './section.tsx';

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
    <SelectField editor={editor} field="send" choices={choicesOf(TOKENS)} hint="hint_send" />
    {editor.form.value.send === 'id_token' && <Notice>{t('warning_id_token')}</Notice>}
    <SelectField
      editor={editor}
      field="originHeader"
      choices={choicesOf(ORIGIN_HEADERS)}
      hint="hint_origin_header"
    />
    <SelectField
      editor={editor}
      field="steward"
      choices={stewardChoices(editor)}
      hint="hint_steward"
    />
  </>
);

const HEADER: readonly AppField[] = ['headerName', 'headerScheme'];

export function SendingSection({ editor }: SectionProps) {
  const isPasted = editor.form.value.grant === 'pasted';
  return (
    <div class={`${styles['section']} ${styles['card']}`}>
      <More
        editor={editor}
        title={isPasted ? 'section_header' : 'section_sending'}
        fields={isPasted ? HEADER : [...HEADER, 'send', 'originHeader', 'steward']}
      >
        <HeaderFields editor={editor} />
        {!isPasted && <IssuersOwn editor={editor} />}
      </More>
    </div>
  );
}
