import { useRef } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { TokenIcon } from '../ui/icons.tsx';
import styles from './begin.module.css';
import { useBeginning } from './begin.ts';
import type { Tab } from './tab-view.ts';

const ID = 'begin-token';

/** Who opens it wants to paste. */
function useFocusOnOpen() {
  const area = useRef<HTMLTextAreaElement>(null);
  const onToggle = ({ currentTarget }: { readonly currentTarget: HTMLDetailsElement }) => {
    if (currentTarget.open) area.current?.focus();
  };
  return { area, onToggle };
}

/** A token that somebody has already. A text area, because an input of one line would join two. */
export function BeginToken({ tab }: { readonly tab: Tab }) {
  const { text, amiss, go } = useBeginning('token', tab);
  const { area, onToggle } = useFocusOnOpen();
  return (
    <details class={styles['way']} name="begin" onToggle={onToggle}>
      <summary>
        <TokenIcon />
        {t('paste_a_token')}
      </summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <textarea
          ref={area}
          id={ID}
          rows={2}
          class={styles['secret']}
          aria-label={t('field_token')}
          autocomplete="off"
          spellcheck={false}
          placeholder="eyJhbGciOi…"
          value={text.value}
          aria-invalid={amiss.value !== undefined}
          aria-describedby={amiss.value ? `${ID}-problem ${ID}-hint` : `${ID}-hint`}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
            amiss.value = undefined;
          }}
        />
        <p role="alert" id={`${ID}-problem`} class={styles['problem']}>
          {amiss.value?.text}
        </p>
        <p id={`${ID}-hint`} class={styles['hint']}>
          {t('begin_token_hint')}
        </p>
        <Button look="primary" onClick={() => void go()}>
          {t('begin_token_go')}
        </Button>
      </form>
    </details>
  );
}
