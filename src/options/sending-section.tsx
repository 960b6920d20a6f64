import { mayLookAfter } from '../core/steward.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from './choice-field.tsx';
import type { Editor } from './editor-model.ts';
import { appChoices } from './grant-section.tsx';
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

export const SendingSection = ({ editor }: SectionProps) => (
  <div class={`${styles['section']} ${styles['card']}`}>
    <More editor={editor} title="section_sending" fields={['send', 'originHeader', 'steward']}>
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
    </More>
  </div>
);
