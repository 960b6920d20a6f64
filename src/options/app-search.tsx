import type { Signal } from '@preact/signals';
import { t } from '../platform/i18n.ts';
import styles from './app-list.module.css';

interface SearchProps {
  readonly search: Signal<string>;
  /** Whether nothing was found. */
  readonly isFruitless: boolean;
}

/** Narrows the list while one types. */
export const AppSearch = ({ search, isFruitless }: SearchProps) => (
  <search class={styles['search']}>
    <input
      type="search"
      aria-label={t('search_apps')}
      placeholder={t('search_apps')}
      autocomplete="off"
      spellcheck={false}
      value={search.value}
      onInput={({ currentTarget }) => {
        search.value = currentTarget.value;
      }}
    />
    <p role="status">{isFruitless && t('no_app_found', search.value.trim())}</p>
  </search>
);
