import { usesOwnRedirect } from '../core/parse-grant.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { redirectUri } from '../platform/identity.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { TextField } from './field.tsx';
import styles from './redirect-choice.module.css';
import type { SectionProps } from './section.tsx';

interface ChoiceProps {
  readonly id: string;
  readonly label: MessageKey;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

const Choice = ({ id, label, isChosen, choose }: ChoiceProps) => (
  <div class={styles['choice']}>
    <input id={id} type="radio" name="redirect" checked={isChosen} onChange={choose} />
    <label for={id}>{t(label)}</label>
  </div>
);

const OwnUri = () => (
  <div class={styles['own']}>
    <p>{t('redirect_uri_own_hint')}</p>
    <code>{redirectUri()}</code>
    <CopyButton label={t('copy')} text={redirectUri()} />
  </div>
);

/** Where the issuer sends the user back to. */
export function RedirectChoice({ editor }: SectionProps) {
  const isOther = !usesOwnRedirect(editor.form.value);
  const choose = (other: boolean) => () => {
    editor.set('ownRedirect', !other);
    if (!other) editor.set('redirectUri', '');
  };
  return (
    <div class={styles['choices']} role="radiogroup" aria-labelledby="redirect-label">
      <span id="redirect-label">{t('redirect_uri')}</span>
      <Choice
        id="redirect-own"
        label="redirect_uri_own"
        isChosen={!isOther}
        choose={choose(false)}
      />
      {!isOther && <OwnUri />}
      <Choice
        id="redirect-other"
        label="redirect_uri_other"
        isChosen={isOther}
        choose={choose(true)}
      />
      {isOther && (
        <div class={styles['other']}>
          <TextField editor={editor} field="redirectUri" type="url" />
        </div>
      )}
    </div>
  );
}
