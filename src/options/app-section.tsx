import { usesOwnRedirect } from '../core/parse-grant.ts';
import { t } from '../platform/i18n.ts';
import { redirectUri } from '../platform/identity.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { AddressField } from './address-field.tsx';
import styles from './app-section.module.css';
import { ClientSecret } from './client-section.tsx';
import { AreaField, TextField } from './field.tsx';
import { Found } from './found.tsx';
import { Section, type SectionProps } from './section.tsx';

const PastedToken = ({ editor }: SectionProps) => (
  <AreaField editor={editor} field="token" isSecret />
);

/** Nothing to type: what the issuer has to be told of us. A provider's own panel says it already. */
function Register({ editor }: SectionProps) {
  const { form, address } = editor;
  const isOurs = form.value.grant === 'authorization_code' && usesOwnRedirect(form.value);
  if (!isOurs || address.reading.value?.provider) return null;
  return (
    <div class={styles['register']}>
      <p>{t('redirect_uri_own_hint')}</p>
      <code>{redirectUri()}</code>
      <CopyButton label={t('copy_redirect_uri')} text={redirectUri()} />
    </div>
  );
}

const IssuerAndClient = ({ editor }: SectionProps) => (
  <>
    <div class={styles['issuer']}>
      <AddressField editor={editor} />
      <Found editor={editor} />
    </div>
    <TextField editor={editor} field="clientId" />
    <ClientSecret editor={editor} />
    <Register editor={editor} />
  </>
);

/** What every app needs, and nothing else. */
export const BasicsSection = ({ editor }: SectionProps) => (
  <Section title="section_app">
    <TextField editor={editor} field="name" />
    {editor.form.value.grant === 'pasted' ? (
      <PastedToken editor={editor} />
    ) : (
      <IssuerAndClient editor={editor} />
    )}
    <AreaField editor={editor} field="apiScopes" placeholder="https://api.example.com/v1" />
    <AreaField editor={editor} field="callers" placeholder="https://shop.example.com" />
  </Section>
);
