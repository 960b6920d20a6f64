import type { ComponentChildren } from 'preact';
import { authenticationOf } from '../core/parse-app-form.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { redirectUri } from '../platform/identity.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { DiscoveryResult } from './discovery-result.tsx';
import type { Editor } from './editor-model.ts';
import { AreaField, CheckField, SelectField, TextField } from './field.tsx';
import styles from './sections.module.css';

interface SectionProps {
  readonly editor: Editor;
}

const GRANTS = {
  authorization_code: 'grant_authorization_code',
  client_credentials: 'grant_client_credentials',
  pasted: 'grant_pasted',
} as const;

const AUTHENTICATIONS = {
  none: 'auth_none',
  client_secret_basic: 'auth_basic',
  client_secret_post: 'auth_post',
} as const;

const Section = ({ title, children }: { title: MessageKey; children: ComponentChildren }) => (
  <fieldset class={styles['section']}>
    <legend>{t(title)}</legend>
    {children}
  </fieldset>
);

export const AppSection = ({ editor }: SectionProps) => (
  <Section title="section_app">
    <TextField editor={editor} field="name" label="field_name" hint="hint_name" />
    <SelectField
      editor={editor}
      field="grant"
      label="field_grant"
      value={editor.form.value.grant}
      choices={GRANTS}
      hint={`hint_${GRANTS[editor.form.value.grant]}`}
    />
    {editor.form.value.grant === 'pasted' && (
      <AreaField
        editor={editor}
        field="token"
        label="field_token"
        hint={editor.isNew ? 'hint_token' : 'hint_token_kept'}
        isSecret
      />
    )}
  </Section>
);

const RedirectUri = () => (
  <p class={styles['uri']}>
    <span>{t('redirect_uri_here')}</span>
    <code>{redirectUri()}</code>
    <CopyButton label={t('copy')} text={redirectUri()} />
  </p>
);

function Endpoints({ editor }: SectionProps) {
  const { problems, form } = editor;
  const isCode = form.value.grant === 'authorization_code';
  const hasProblem = problems.value.authorizationEndpoint ?? problems.value.tokenEndpoint;
  return (
    <details class={styles['more']} open={hasProblem !== undefined || undefined}>
      <summary>{t('endpoints')}</summary>
      {isCode && (
        <TextField
          editor={editor}
          field="authorizationEndpoint"
          type="url"
          label="field_authorization_endpoint"
        />
      )}
      <TextField editor={editor} field="tokenEndpoint" type="url" label="field_token_endpoint" />
    </details>
  );
}

export const IssuerSection = ({ editor }: SectionProps) => (
  <Section title="section_issuer">
    <TextField
      editor={editor}
      field="issuer"
      type="url"
      label="field_issuer"
      placeholder="https://id.example.com"
      hint="hint_issuer"
      after={<Button onClick={editor.findEndpoints}>{t('find_endpoints')}</Button>}
    />
    <DiscoveryResult discovery={editor.discovery.value} />
    <Endpoints editor={editor} />
    {editor.form.value.grant === 'authorization_code' && <RedirectUri />}
  </Section>
);

/** A machine has to prove who it is, so that choice is not offered to it. */
const authenticationChoices = ({ form }: Editor) => {
  const { none, ...withSecret } = AUTHENTICATIONS;
  return form.value.grant === 'client_credentials' ? withSecret : { none, ...withSecret };
};

export function ClientSection({ editor }: SectionProps) {
  const authentication = authenticationOf(editor.form.value);
  return (
    <Section title="section_client">
      <TextField editor={editor} field="clientId" label="field_client_id" hint="hint_client_id" />
      <SelectField
        editor={editor}
        field="authentication"
        label="field_authentication"
        value={authentication}
        choices={authenticationChoices(editor)}
        hint="hint_authentication"
      />
      {authentication !== 'none' && (
        <TextField
          editor={editor}
          field="clientSecret"
          type="password"
          label="field_client_secret"
          hint={editor.isNew ? 'hint_client_secret' : 'hint_client_secret_kept'}
        />
      )}
    </Section>
  );
}

export const RequestSection = ({ editor }: SectionProps) => (
  <Section title="section_request">
    <TextField
      editor={editor}
      field="scope"
      label="field_scope"
      placeholder="openid offline_access"
      hint="hint_scope"
    />
    <TextField editor={editor} field="audience" label="field_audience" hint="hint_audience" />
    <TextField editor={editor} field="resource" label="field_resource" hint="hint_resource" />
  </Section>
);

export const ApiSection = ({ editor }: SectionProps) => (
  <Section title="section_api">
    <AreaField
      editor={editor}
      field="apiScopes"
      label="field_api_scopes"
      placeholder="https://api.example.com/v1"
      hint="hint_api_scopes"
    />
    <AreaField
      editor={editor}
      field="callers"
      label="field_callers"
      placeholder="https://shop.example.com"
      hint="hint_callers"
    />
    <CheckField editor={editor} label="field_address_bar" hint="hint_address_bar" />
  </Section>
);
