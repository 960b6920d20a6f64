import { PROVIDERS } from '../core/providers/providers.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import styles from './field.module.css';
import { control, Frame, frameOf } from './field.tsx';
import type { SectionProps } from './section.tsx';

/** A paste, or a choice from the list of providers, is a whole answer: nothing more has to be typed. */
const isWhole = ({ inputType }: InputEvent) =>
  inputType === 'insertFromPaste' || inputType === 'insertReplacementText';

const Providers = () => (
  <datalist id="providers">
    {PROVIDERS.map(({ id, name }) => (
      <option key={id} value={name} />
    ))}
  </datalist>
);

/** Where a token was pasted for an issuer: it belongs into another field. */
function TokenInstead({ editor }: SectionProps) {
  if (editor.problems.value.issuer?.code !== 'address_is_token') return null;
  const move = () => {
    const token = editor.form.value.issuer.trim();
    editor.set('issuer', '');
    editor.set('grant', 'pasted');
    editor.set('token', token);
    editor.focus('token');
  };
  return <Button onClick={move}>{t('issuer_is_token')}</Button>;
}

/** The one field that takes whatever address is at hand. */
export function AddressField({ editor }: SectionProps) {
  const props = { editor, field: 'issuer' } as const;
  return (
    <div class={styles['line']}>
      <Frame {...frameOf(props)}>
        <input
          {...control(props)}
          type="text"
          inputMode="url"
          dir="ltr"
          list="providers"
          placeholder="https://id.example.com"
          onInput={(event) => {
            editor.set('issuer', event.currentTarget.value);
            if (isWhole(event)) editor.readWhole();
          }}
          onChange={editor.readOn}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing) return;
            event.preventDefault();
            editor.enter();
          }}
        />
        <Providers />
      </Frame>
      <Button onClick={editor.findEndpoints}>{t('find_endpoints')}</Button>
      <TokenInstead editor={editor} />
    </div>
  );
}
