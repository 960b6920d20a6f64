import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from './choice-field.tsx';
import { AreaField, TextField } from './field.tsx';
import { choicesOf, GRANTS } from './labels.ts';
import { More, Section, type SectionProps } from './section.tsx';
import { Unlisted } from './unlisted.tsx';

const PastedToken = ({ editor }: SectionProps) => (
  <AreaField
    editor={editor}
    field="token"
    hint={editor.isNew ? 'hint_token' : 'hint_token_kept'}
    isSecret
  />
);

const WhyNoImplicit = ({ editor }: SectionProps) => (
  <More editor={editor} title="why_no_implicit" fields={[]}>
    <p>{t('no_implicit')}</p>
  </More>
);

export function AppSection({ editor }: SectionProps) {
  const { grant } = editor.form.value;
  return (
    <Section title="section_app">
      <TextField editor={editor} field="name" hint="hint_name" />
      <SelectField
        editor={editor}
        field="grant"
        choices={choicesOf(GRANTS)}
        hint={`hint_grant_${grant}`}
      />
      {grant === 'password' && <Notice>{t('warning_password')}</Notice>}
      <Unlisted editor={editor} choice="grant" />
      {grant === 'pasted' && <PastedToken editor={editor} />}
      {grant === 'authorization_code' && <WhyNoImplicit editor={editor} />}
    </Section>
  );
}
