import { CheckField } from './choice-field.tsx';
import { AreaField } from './field.tsx';
import { Section, type SectionProps } from './section.tsx';

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
    <CheckField editor={editor} field="addressBar" hint="hint_address_bar" />
  </Section>
);
