import type { ClientAuthentication } from '../core/client.ts';
import { authenticationOf } from '../core/parse-grant.ts';
import { t } from '../platform/i18n.ts';
import { SelectField } from './choice-field.tsx';
import type { Editor } from './editor-model.ts';
import { TextField } from './field.tsx';
import { AUTHENTICATIONS, type Choices, choicesOf } from './labels.ts';
import { More, type SectionProps } from './section.tsx';
import { isUnlisted, Unlisted } from './unlisted.tsx';

const CHOICES = (): Choices<ClientAuthentication> => choicesOf(AUTHENTICATIONS);

/** A machine has to prove who it is, so that choice is not offered to it. */
const choicesFor = ({ form }: Editor) =>
  form.value.grant === 'client_credentials'
    ? CHOICES().filter(([authentication]) => authentication !== 'none')
    : CHOICES();

/** The secret of the client, where it proves itself by one: then it has to be typed, and is not out of the way. */
export const ClientSecret = ({ editor }: SectionProps) =>
  authenticationOf(editor.form.value).startsWith('client_secret') ? (
    <TextField editor={editor} field="clientSecret" type="password" />
  ) : null;

/** How the client proves who it is. */
export function ClientRow({ editor }: SectionProps) {
  const authentication = authenticationOf(editor.form.value);
  return (
    <More
      editor={editor}
      title="section_client"
      note={t(AUTHENTICATIONS[authentication])}
      fields={['authentication', 'clientAudience']}
      warns={isUnlisted(editor, 'authentication')}
      onlyForProblems
    >
      <SelectField
        editor={editor}
        field="authentication"
        value={authentication}
        choices={choicesFor(editor)}
      />
      <Unlisted editor={editor} choice="authentication" />
      {authentication.endsWith('_jwt') && <TextField editor={editor} field="clientAudience" />}
    </More>
  );
}
