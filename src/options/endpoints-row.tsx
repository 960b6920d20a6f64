import type { AppField, AppForm } from '../core/app-form.ts';
import { plural } from '../platform/i18n.ts';
import { ENDPOINTS } from './editor-form.ts';
import { type FieldProps, TextField } from './field.tsx';
import { More, type SectionProps } from './section.tsx';

const FURTHER = [
  'introspectionEndpoint',
  'revocationEndpoint',
  'userinfoEndpoint',
  'endSessionEndpoint',
] as const;

const Endpoint = (props: FieldProps) => <TextField {...props} type="url" />;

const GRANTS_OWN: Partial<Record<AppField, AppForm['grant']>> = {
  authorizationEndpoint: 'authorization_code',
  deviceAuthorizationEndpoint: 'device_code',
};

/** The one for pushed requests stands beside the choice to push them. */
const shownFor = (grant: AppForm['grant']) =>
  ENDPOINTS.filter(
    (field) => field !== 'pushedRequestEndpoint' && (GRANTS_OWN[field] ?? grant) === grant,
  );

/** Where the issuer is asked for what. */
export function EndpointsRow({ editor }: SectionProps) {
  const { grant, ...form } = editor.form.value;
  const shown = shownFor(grant);
  const known = shown.filter((field) => form[field] !== '').length;
  return (
    <More
      editor={editor}
      title="endpoints"
      note={known > 0 ? plural('endpoints_found', known) : undefined}
      fields={shown}
      onlyForProblems
    >
      {grant === 'authorization_code' && <Endpoint editor={editor} field="authorizationEndpoint" />}
      {grant === 'device_code' && <Endpoint editor={editor} field="deviceAuthorizationEndpoint" />}
      <Endpoint editor={editor} field="tokenEndpoint" />
      {FURTHER.map((field) => (
        <Endpoint key={field} editor={editor} field={field} />
      ))}
    </More>
  );
}
