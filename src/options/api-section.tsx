import { t } from '../platform/i18n.ts';
import { CheckField } from './check-field.tsx';
import { AreaField } from './field.tsx';
import { KindsField } from './kinds-field.tsx';
import { hashOf } from './route.ts';
import { Section, type SectionProps } from './section.tsx';

const SHOWN = 3;

/** A list as one reads it: what is on it, or how much where it is long. */
function listText(list: readonly string[]): string {
  const shown = list.slice(0, SHOWN).join(', ');
  return list.length > SHOWN ? t('and_more', shown, list.length - SHOWN) : shown;
}

const MyPages = ({ editor }: SectionProps) => {
  const pages = editor.pages.value;
  return (
    <CheckField editor={editor} field="myPages">
      {pages.length > 0 ? t('hint_my_pages', listText(pages)) : t('hint_my_pages_none')}{' '}
      <a href={hashOf({ kind: 'pages' })}>{t('edit_my_pages')}</a>
    </CheckField>
  );
};

export const ApiSection = ({ editor }: SectionProps) => (
  <Section title="section_api">
    <AreaField
      editor={editor}
      field="apiScopes"
      placeholder="https://api.example.com/v1"
      hint="hint_api_scopes"
    />
    <AreaField
      editor={editor}
      field="callers"
      placeholder="https://shop.example.com"
      hint="hint_callers"
    />
    <MyPages editor={editor} />
    <CheckField editor={editor} field="apiPages" hint="hint_api_pages" />
    <CheckField editor={editor} field="addressBar" hint="hint_address_bar" />
    <KindsField editor={editor} />
  </Section>
);
