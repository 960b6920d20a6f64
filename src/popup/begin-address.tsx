import { useEffect, useRef } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import buttons from '../ui/button.module.css';
import { Button } from '../ui/button.tsx';
import styles from './begin.module.css';
import { type Amiss, type Beginning, useBeginning } from './begin.ts';
import type { Tab } from './tab-view.ts';

const ID = 'begin-address';

const wordsOf = ({ code, text }: Amiss) =>
  code === 'address_is_token' ? t('begin_is_token') : text;

/** A paste is a whole answer, as it is in the form's own field: nothing more has to be typed. */
const isPaste = ({ inputType }: InputEvent) => inputType === 'insertFromPaste';

/** Whoever opens an empty popup wants to begin: what was copied can be pasted at once. */
function useFirstFocus() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  return input;
}

function Field({ text, amiss, go }: Beginning) {
  const input = useFirstFocus();
  return (
    <input
      ref={input}
      id={ID}
      type="text"
      inputMode="url"
      autocomplete="off"
      spellcheck={false}
      placeholder="https://id.example.com"
      value={text.value}
      aria-invalid={amiss.value !== undefined}
      aria-describedby={amiss.value ? `${ID}-problem ${ID}-hint` : `${ID}-hint`}
      onInput={(event) => {
        text.value = event.currentTarget.value;
        amiss.value = undefined;
        if (isPaste(event)) void go();
      }}
    />
  );
}

function Words({ amiss, go }: Beginning) {
  const isToken = amiss.value?.code === 'address_is_token';
  return (
    <>
      <p role="alert" id={`${ID}-problem`} class={styles['problem']}>
        {amiss.value && wordsOf(amiss.value)}
      </p>
      {isToken && <Button onClick={() => void go('token')}>{t('issuer_is_token')}</Button>}
      <p id={`${ID}-hint`} class={styles['hint']}>
        {t('begin_issuer_hint')}
      </p>
    </>
  );
}

/** The one field that takes whatever address is at hand, before there is any app. */
export function BeginAddress({ tab }: { readonly tab: Tab }) {
  const beginning = useBeginning('address', tab);
  const submit = (event: Event) => {
    event.preventDefault();
    void beginning.go();
  };
  return (
    <form class={styles['way']} onSubmit={submit} noValidate>
      <label for={ID}>{t('begin_issuer')}</label>
      <div class={styles['line']}>
        <Field {...beginning} />
        <button type="submit" class={`${buttons['button']} ${buttons['primary']}`}>
          {t('begin_continue')}
        </button>
      </div>
      <Words {...beginning} />
    </form>
  );
}
