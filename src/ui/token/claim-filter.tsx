import type { Signal } from '@preact/signals';
import { numberText, plural, t } from '../../platform/i18n.ts';
import { TermMark } from '../term.tsx';
import styles from './claims.module.css';

/** Fewer are taken in at a glance. */
const WORTH_SEARCHING = 12;

export const isWorthSearching = (count: number): boolean => count > WORTH_SEARCHING;

export interface ClaimFilterProps {
  readonly query: Signal<string>;
  readonly found: number;
  readonly of: number;
}

/** Searches in claims as one types, says how many there are, and is empty again after Escape. */
export function ClaimFilter({ query, found, of }: ClaimFilterProps) {
  // The popup itself closes at an Escape that nobody took.
  const clear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || query.value === '') return;
    event.preventDefault();
    event.stopPropagation();
    query.value = '';
  };
  return (
    <div class={styles['filter']}>
      <input
        type="search"
        aria-label={t('search_claims')}
        placeholder={t('search_claims')}
        spellcheck={false}
        autocomplete="off"
        value={query.value}
        onInput={({ currentTarget }) => {
          query.value = currentTarget.value;
        }}
        onKeyDown={clear}
      />
      <TermMark topic="claim" />
      <output>{query.value.trim() !== '' && plural('claims_found', of, numberText(found))}</output>
    </div>
  );
}
