import type { AppField } from '../core/app-form.ts';
import { usesOwnRedirect } from '../core/parse-grant.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { CheckField } from './check-field.tsx';
import { SelectField } from './choice-field.tsx';
import type { Editor } from './editor-model.ts';
import { AreaField, TextField } from './field.tsx';
import { choicesOf, PKCE, RESPONSE_MODES } from './labels.ts';
import { RedirectChoice } from './redirect-choice.tsx';
import { joined, More, Pair, type SectionProps, setNote } from './section.tsx';
import { isUnlisted, Unlisted } from './unlisted.tsx';

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
      <SelectField editor={editor} field="pkce" choices={choicesOf(PKCE)} />
      {warning && <Notice>{t(warning)}</Notice>}
      <Unlisted editor={editor} choice="pkce" />
    </>
  );
}

const Pushed = ({ editor }: SectionProps) => (
  <>
    <CheckField editor={editor} field="pushed" />
    {editor.form.value.pushed && (
      <TextField editor={editor} field="pushedRequestEndpoint" type="url" />
    )}
  </>
);

/** The endpoint for pushed requests alone, which most issuers have, is nothing that anyone chose. */
const openers = ({ editor }: SectionProps) =>
  editor.form.value.pushed ? FIELDS : FIELDS.filter((field) => field !== 'pushedRequestEndpoint');

function noteOf({ editor }: SectionProps) {
  const { form } = editor;
  const redirect = usesOwnRedirect(form.value) ? t('redirect_uri_note') : form.value.redirectUri;
  return joined([redirect, setNote(editor, openers({ editor }))]);
}

/** Whether something about it is weaker than it could be, or not what the issuer lists. */
const wantsALook = (editor: Editor) =>
  PKCE_WARNINGS[editor.form.value.pkce] !== undefined ||
  isUnlisted(editor, 'pkce') ||
  isUnlisted(editor, 'responseMode');

/** How the user is sent to the issuer, and back. */
export const SignInRow = ({ editor }: SectionProps) => (
  <More
    editor={editor}
    title="section_sign_in"
    note={noteOf({ editor })}
    fields={['redirectUri', ...FIELDS]}
    warns={wantsALook(editor)}
    onlyForProblems
  >
    <RedirectChoice editor={editor} />
    <More
      editor={editor}
      title="more_sign_in"
      fields={openers({ editor })}
      warns={wantsALook(editor)}
    >
      <Pkce editor={editor} />
      <SelectField editor={editor} field="responseMode" choices={choicesOf(RESPONSE_MODES)} />
      <Unlisted editor={editor} choice="responseMode" />
      <Pushed editor={editor} />
      <Pair>
        <TextField editor={editor} field="prompt" placeholder="login" />
        <TextField editor={editor} field="loginHint" />
        <TextField editor={editor} field="acrValues" />
        <TextField editor={editor} field="maxAge" type="numeric" />
      </Pair>
      <AreaField editor={editor} field="authorizationParameters" placeholder="name=value" />
      <CheckField editor={editor} field="renewsSilently" />
    </More>
  </More>
);
