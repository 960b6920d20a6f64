import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from './choice-field.tsx';
import { choicesOf, GRANTS } from './labels.ts';
import { More, type SectionProps } from './section.tsx';
import { isUnlisted, Unlisted } from './unlisted.tsx';

const WhyNoImplicit = ({ editor }: SectionProps) => (
  <More editor={editor} title="why_no_implicit" fields={[]}>
    <p>{t('no_implicit')}</p>
  </More>
);

/** By which grant the token is got: what else the form asks for follows from it. */
export function GrantRow({ editor }: SectionProps) {
  const { grant } = editor.form.value;
  return (
    <More
      editor={editor}
      title="section_grant"
      note={t(GRANTS[grant])}
      fields={['grant']}
      warns={grant === 'password' || isUnlisted(editor, 'grant')}
      onlyForProblems
    >
      <SelectField editor={editor} field="grant" choices={choicesOf(GRANTS)} />
      {grant === 'password' && <Notice>{t('warning_password')}</Notice>}
      <Unlisted editor={editor} choice="grant" />
      {grant === 'authorization_code' && <WhyNoImplicit editor={editor} />}
    </More>
  );
}
