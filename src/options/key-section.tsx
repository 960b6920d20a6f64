import { useSignal } from '@preact/signals';
import { SIGNING_ALGORITHMS, type SigningAlgorithm } from '../core/key-fields.ts';
import { formSigns } from '../core/parse-grant.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from './choice-field.tsx';
import { AreaField, TextField } from './field.tsx';
import styles from './key-section.module.css';
import type { Choices } from './labels.ts';
import { adoptMadeKey, jwksText, jwkText, withoutMadeKey } from './make-key.ts';
import { Pair, Section, type SectionProps } from './section.tsx';

const ALGORITHMS: Choices<SigningAlgorithm> = SIGNING_ALGORITHMS.map((name) => [name, name]);

interface MakingProps extends SectionProps {
  readonly make: () => void;
  readonly isMaking: boolean;
}

const MakeButton = ({ editor, make, isMaking }: MakingProps) => (
  <Button onClick={make} disabled={isMaking}>
    {t(isMaking ? 'making_key' : editor.form.value.madeKey ? 'make_another_key' : 'make_key')}
  </Button>
);

const PastedKey = (props: MakingProps) => (
  <>
    <AreaField editor={props.editor} field="privateKey" isSecret />
    <div class={styles['make']}>
      <MakeButton {...props} />
      <p>{t('make_key_hint')}</p>
    </div>
  </>
);

function MadeKey(props: MakingProps) {
  const { editor } = props;
  const { madeKey } = editor.form.value;
  return (
    <div class={styles['made']}>
      <p>{t('made_key')}</p>
      <pre>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard has to reach it */}
        <code tabIndex={0}>{jwkText(madeKey)}</code>
      </pre>
      <div class={styles['actions']}>
        <CopyButton label={t('copy_jwk')} text={jwkText(madeKey)} />
        <CopyButton label={t('copy_jwks')} text={jwksText(madeKey)} />
        <MakeButton {...props} />
        <Button onClick={() => withoutMadeKey(editor)}>{t('paste_key')}</Button>
      </div>
    </div>
  );
}

function useMaking({ editor }: SectionProps) {
  const isMaking = useSignal(false);
  /** For what no key could be made. */
  const failed = useSignal<SigningAlgorithm | undefined>(undefined);
  const make = async () => {
    isMaking.value = true;
    const { keyAlgorithm } = editor.form.value;
    failed.value = (await adoptMadeKey(editor)) ? undefined : keyAlgorithm;
    isMaking.value = false;
  };
  return { isMaking, failed, make };
}

/** With what the client signs. Shown only where it does. */
export function KeySection({ editor }: SectionProps) {
  const { isMaking, failed, make } = useMaking({ editor });
  if (!formSigns(editor.form.value)) return null;
  const making = { editor, make: () => void make(), isMaking: isMaking.value };
  return (
    <Section title="key_title">
      <Pair>
        <SelectField
          editor={editor}
          field="keyAlgorithm"
          choices={ALGORITHMS}
          onChoose={() => withoutMadeKey(editor)}
        />
        <TextField editor={editor} field="keyId" />
      </Pair>
      {failed.value === editor.form.value.keyAlgorithm && (
        <Notice tone="gone">{t('key_failed', failed.value)}</Notice>
      )}
      {editor.form.value.madeKey ? <MadeKey {...making} /> : <PastedKey {...making} />}
    </Section>
  );
}
