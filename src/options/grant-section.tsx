import type { App } from '../core/app.ts';
import { t } from '../platform/i18n.ts';
import { SelectField } from './choice-field.tsx';
import type { Editor } from './editor-model.ts';
import { AreaField, TextField } from './field.tsx';
import { hostOf } from './guesses.ts';
import { type Choices, choicesOf, TOKENS } from './labels.ts';
import styles from './section.module.css';
import { Section, type SectionProps } from './section.tsx';

/** The other apps. One that is gone still stands in the form, and is not silently another. */
export function appChoices(
  { others }: Editor,
  chosen: string,
  isOffered: (app: App) => boolean = () => true,
): Choices<string> {
  const offered = others.value.filter((app) => app.id === chosen || isOffered(app));
  const known = offered.map(({ id, name }) => [id as string, name] as const);
  const isGone = chosen !== '' && !known.some(([id]) => id === chosen);
  return isGone ? [...known, [chosen, t('app_gone')]] : known;
}

/** Another app's token leaves for this app's issuer: to whom exactly, one should know before. */
function GoesTo({ editor }: SectionProps) {
  const { subjectApp, tokenEndpoint, issuer } = editor.form.value;
  const name = editor.others.value.find(({ id }) => id === subjectApp)?.name;
  const host = hostOf(tokenEndpoint) ?? hostOf(issuer);
  if (name === undefined || host === undefined) return null;
  return <p class={styles['said']}>{t('exchange_goes_to', name, host)}</p>;
}

const ExchangeSection = ({ editor }: SectionProps) => {
  const { subjectApp, actorApp } = editor.form.value;
  return (
    <Section title="section_exchange">
      <SelectField
        editor={editor}
        field="subjectApp"
        choices={[['', t('choose_app')], ...appChoices(editor, subjectApp)]}
      />
      <GoesTo editor={editor} />
      <SelectField editor={editor} field="subjectToken" choices={choicesOf(TOKENS)} />
      <SelectField
        editor={editor}
        field="actorApp"
        choices={[['', t('no_actor')], ...appChoices(editor, actorApp)]}
      />
    </Section>
  );
};

const AssertionSection = ({ editor }: SectionProps) => (
  <Section title="section_assertion">
    <TextField editor={editor} field="assertionSubject" />
    <TextField editor={editor} field="assertionIssuer" />
    <TextField editor={editor} field="assertionAudience" />
    <AreaField editor={editor} field="assertionClaims" placeholder={'{"groups": ["testers"]}'} />
  </Section>
);

const UserSection = ({ editor }: SectionProps) => (
  <Section title="section_user">
    <TextField editor={editor} field="username" />
    <TextField editor={editor} field="password" type="password" />
  </Section>
);

const RefreshTokenSection = ({ editor }: SectionProps) => (
  <Section title="section_refresh_token">
    <AreaField editor={editor} field="refreshToken" isSecret />
  </Section>
);

/** What only one kind of grant needs. */
export function GrantSection({ editor }: SectionProps) {
  switch (editor.form.value.grant) {
    case 'token_exchange':
      return <ExchangeSection editor={editor} />;
    case 'jwt_bearer':
      return <AssertionSection editor={editor} />;
    case 'password':
      return <UserSection editor={editor} />;
    case 'refresh_token':
      return <RefreshTokenSection editor={editor} />;
    default:
      return null;
  }
}
