import type { AppField, AppForm } from '../core/app-form.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { AddressField } from './address-field.tsx';
import { DiscoveryResult } from './discovery-result.tsx';
import { ENDPOINTS, isEndpointField } from './editor-form.ts';
import { type FieldProps, TextField } from './field.tsx';
import { LABELS } from './labels.ts';
import { ProviderPanel } from './provider-panel.tsx';
import type { Reading } from './reading.ts';
import styles from './section.module.css';
import { More, Section, type SectionProps } from './section.tsx';

/** The names of what was filled in, the endpoints in one word. */
function filledNames({ filled }: Reading): string {
  const names = filled.map((field) => t(isEndpointField(field) ? 'endpoints' : LABELS[field]));
  return [...new Set(names)].join(', ');
}

function readingText(reading: Reading): string {
  const { provider } = reading;
  const names = filledNames(reading);
  const recognised = provider ? t('recognised', provider.name) : names && t('recognised_none');
  return [recognised, names && t('filled_in', names)].filter(Boolean).join(' ');
}

/** What became of the address, from the field to the issuer. */
function Found({ editor }: SectionProps) {
  const reading = editor.address.reading.value;
  const isCode = editor.form.value.grant === 'authorization_code';
  return (
    <div class={styles['found']}>
      <p role="status" class={styles['said']}>
        {reading && readingText(reading)}
      </p>
      <DiscoveryResult discovery={editor.discovery.value} cancel={editor.cancel} />
      {reading?.wasImplicit && isCode && <Notice>{t('was_implicit')}</Notice>}
      {reading?.isOpaque && <Notice>{t('was_opaque')}</Notice>}
      {reading?.provider && (
        <ProviderPanel editor={editor} reading={reading} provider={reading.provider} />
      )}
    </div>
  );
}

const FURTHER = [
  ['introspectionEndpoint', 'hint_introspection_endpoint'],
  ['revocationEndpoint', 'hint_revocation_endpoint'],
  ['userinfoEndpoint', 'hint_userinfo_endpoint'],
  ['endSessionEndpoint', 'hint_end_session_endpoint'],
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

function Endpoints({ editor }: SectionProps) {
  const { grant, ...form } = editor.form.value;
  const shown = shownFor(grant);
  const known = shown.filter((field) => form[field] !== '').length;
  return (
    <More
      editor={editor}
      title="endpoints"
      note={known > 0 ? t('endpoints_found', known) : undefined}
      fields={shown}
      onlyForProblems
    >
      {grant === 'authorization_code' && (
        <Endpoint
          editor={editor}
          field="authorizationEndpoint"
          hint="hint_authorization_endpoint"
        />
      )}
      {grant === 'device_code' && (
        <Endpoint editor={editor} field="deviceAuthorizationEndpoint" hint="hint_device_endpoint" />
      )}
      <Endpoint editor={editor} field="tokenEndpoint" hint="hint_token_endpoint" />
      {FURTHER.map(([field, hint]) => (
        <Endpoint key={field} editor={editor} field={field} hint={hint} />
      ))}
    </More>
  );
}

export const IssuerSection = ({ editor }: SectionProps) => (
  <Section title="section_issuer">
    <AddressField editor={editor} />
    <Found editor={editor} />
    <Endpoints editor={editor} />
  </Section>
);
