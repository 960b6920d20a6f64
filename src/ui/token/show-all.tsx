import type { Signal } from '@preact/signals';
import { numberText, t } from '../../platform/i18n.ts';
import styles from './claim-value.module.css';

export interface ShowAllProps {
  readonly count: number;
  /** Set to true by a click. */
  readonly isAll: Signal<boolean>;
}

/** What brings the rest of a list that was cut. */
export const ShowAll = ({ count, isAll }: ShowAllProps) => (
  <button
    type="button"
    class={styles['more']}
    onClick={() => {
      isAll.value = true;
    }}
  >
    {t('show_all', numberText(count))}
  </button>
);
