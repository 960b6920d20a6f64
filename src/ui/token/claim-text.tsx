import { useSignal } from '@preact/signals';
import { jsonText } from '../../core/token/json.ts';
import { numberText, t } from '../../platform/i18n.ts';
import styles from './claim-value.module.css';

const LONG = 240;
const SHOWN = 160;

/** A text that would be taken for a number, for `true` or for nothing wears its quotes. */
const MISLEADING = /^(?:|true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** What is neither a list nor an object, as people read it. */
export const leafText = (value: unknown): string =>
  typeof value === 'string' && !MISLEADING.test(value) ? value : jsonText(value);

/** Never in the middle of a letter that takes two places. */
const beginning = (text: string) => text.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, '');

function LongText({ text }: { readonly text: string }) {
  const isWhole = useSignal(false);
  const toggle = () => {
    isWhole.value = !isWhole.value;
  };
  return (
    <>
      <code>{isWhole.value ? text : `${beginning(text)}…`}</code>{' '}
      <button type="button" class={styles['more']} onClick={toggle}>
        {isWhole.value ? t('show_less') : t('show_all', numberText(text.length))}
      </button>
    </>
  );
}

/** Plain text whatever it is: an address of a stranger's choosing is no link. */
export function ClaimText({ value }: { readonly value: unknown }) {
  const text = leafText(value);
  return text.length > LONG ? <LongText text={text} /> : <code>{text}</code>;
}
