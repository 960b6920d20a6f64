import type { AppField } from '../core/app-form.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { CheckField } from './check-field.tsx';
import { SelectField } from './choice-field.tsx';
import { AreaField, TextField } from './field.tsx';
import { choicesOf, PKCE, RESPONSE_MODES } from './labels.ts';
import { RedirectChoice } from './redirect-choice.tsx';
import { More, Pair, Section, type SectionProps } from './section.tsx';
import { Unlisted } from './unlisted.tsx';

const FIELDS: readonly AppField[] = [
  'pkce',
  'responseMode',
  'pushed',
  'pushedRequestEndpoint',
  'prompt',
  'loginHint',
  'acrValues',
  'maxAge',
  'authorizationParameters',
  'renewsSilently',
];

const PKCE_WARNINGS = {
  S256: undefined,
  plain: 'warning_pkce_plain',
  none: 'warning_pkce_none',
} as const;

function Pkce({ editor }: SectionProps) {
  const warning = PKCE_WARNINGS[editor.form.value.pkce];
  return (
    <>
      <SelectField editor={editor} field="pkce" choices={choicesOf(PKCE)} hint="hint_pkce" />
      {warning && <Notice>{t(warning)}</Notice>}
      <Unlisted editor={editor} choice="pkce" />
    </>
  );
}

const Pushed = ({ editor }: SectionProps) => (
  <>
    <CheckField editor={editor} field="pushed" hint="hint_pushed" />
    {editor.form.value.pushed && (
      <TextField editor={editor} field="pushedRequestEndpoint" type="url" />
    )}
  </>
);

/** The endpoint for pushed requests alone, which most issuers have, is nothing that anyone chose. */
const openers = ({ editor }: SectionProps) =>
  editor.form.value.pushed ? FIELDS : FIELDS.filter((field) => field !== 'pushedRequestEndpoint');

export const SignInSection = ({ editor }: SectionProps) => (
  <Section title="section_sign_in">
    <RedirectChoice editor={editor} />
    <More editor={editor} title="more_sign_in" fields={openers({ editor })}>
      <Pkce editor={editor} />
      <SelectField
        editor={editor}
        field="responseMode"
        choices={choicesOf(RESPONSE_MODES)}
        hint="hint_response_mode"
      />
      <Unlisted editor={editor} choice="responseMode" />
      <Pushed editor={editor} />
      <Pair>
        <TextField editor={editor} field="prompt" placeholder="login" hint="hint_prompt" />
        <TextField editor={editor} field="loginHint" hint="hint_login_hint" />
        <TextField editor={editor} field="acrValues" hint="hint_acr_values" />
        <TextField editor={editor} field="maxAge" type="numeric" hint="hint_max_age" />
      </Pair>
      <AreaField
        editor={editor}
        field="authorizationParameters"
        placeholder="name=value"
        hint="hint_authorization_parameters"
      />
      <CheckField editor={editor} field="renewsSilently" hint="hint_renews_silently" />
    </More>
  </Section>
);
