import { AreaField, TextField } from './field.tsx';
import { More, Section, type SectionProps } from './section.tsx';

export const RequestSection = ({ editor }: SectionProps) => (
  <Section title="section_request">
    <TextField
      editor={editor}
      field="scope"
      placeholder="openid offline_access"
      hint="hint_scope"
    />
    <TextField
      editor={editor}
      field="audience"
      placeholder="https://api.example.com"
      hint="hint_audience"
    />
    <AreaField
      editor={editor}
      field="resources"
      placeholder="https://api.example.com"
      hint="hint_resources"
    />
    <More editor={editor} title="more_request" fields={['tokenParameters', 'details']}>
      <AreaField
        editor={editor}
        field="tokenParameters"
        placeholder="name=value"
        hint="hint_token_parameters"
      />
      <AreaField
        editor={editor}
        field="details"
        placeholder={'[{"type": "payment"}]'}
        hint="hint_details"
      />
    </More>
  </Section>
);
