import type { ClientAuthentication } from '../core/client.ts';
import { authenticationOf } from '../core/parse-grant.ts';
import { SelectField } from './choice-field.tsx';
import type { Editor } from './editor-model.ts';
import { TextField } from './field.tsx';
import { AUTHENTICATION_HINTS, AUTHENTICATIONS, type Choices, choicesOf } from './labels.ts';
import { Section, type SectionProps } from './section.tsx';
import { Unlisted } from './unlisted.tsx';

const CHOICES = (): Choices<ClientAuthentication> => choicesOf(AUTHENTICATIONS);

/** A machine has to prove who it is, so that choice is not offered to it. */
const choicesFor = ({ form }: Editor) =>
  form.value.grant === 'client_credentials'
    ? CHOICES().filter(([authentication]) => authentication !== 'none')
    : CHOICES();

const hasSecret = (authentication: ClientAuthentication) =>
  authentication.startsWith('client_secret');

export function ClientSection({ editor }: SectionProps) {
  const authentication = authenticationOf(editor.form.value);
  return (
    <Section title="section_client">
      <TextField editor={editor} field="clientId" hint="hint_client_id" />
      <SelectField
        editor={editor}
        field="authentication"
        value={authentication}
        choices={choicesFor(editor)}
        hint={AUTHENTICATION_HINTS[authentication]}
      />
      <Unlisted editor={editor} choice="authentication" />
      {hasSecret(authentication) && (
        <TextField
          editor={editor}
          field="clientSecret"
          type="password"
          hint={editor.isNew ? 'hint_client_secret' : 'hint_client_secret_kept'}
        />
      )}
      {authentication.endsWith('_jwt') && (
        <TextField editor={editor} field="clientAudience" hint="hint_client_audience" />
      )}
    </Section>
  );
}
