import type { Signal } from '@preact/signals';
import type { TargetedKeyboardEvent } from 'preact';
import { plural, t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { SearchIcon } from '../ui/icons.tsx';
import styles from './search-field.module.css';

/** The keys of the popup lead here. */
export const SEARCH_ID = 'app-search';

/** Up to so many apps are found faster by looking at them. */
const FEW = 7;

export const isSearchable = (apps: readonly unknown[]): boolean => apps.length > FEW;

export interface SearchProps {
  readonly text: Signal<string>;
  readonly found: number;
  /** To the first of what was found. */
  readonly onLeave: () => void;
}

function keyPressed(event: TargetedKeyboardEvent<HTMLElement>, { text, onLeave }: SearchProps) {
  if (event.key === 'ArrowDown') {
    event.preventDefault();
    onLeave();
  }
  // Else the browser closes the popup.
  if (event.key === 'Escape' && text.value !== '') {
    event.preventDefault();
    text.value = '';
  }
}

/** Finds apps by their name, API, environment and users, and says how many. */
export const SearchField = (props: SearchProps) => (
  <search class={styles['search']}>
    <SearchIcon />
    <input
      id={SEARCH_ID}
      type="search"
      aria-label={t('search_apps')}
      placeholder={t('search_apps')}
      autocomplete="off"
      spellcheck={false}
      value={props.text}
      onInput={({ currentTarget }) => {
        props.text.value = currentTarget.value;
      }}
      onKeyDown={(event) => keyPressed(event, props)}
    />
    <span role="status">
      {props.text.value.trim() === '' ? '' : plural('apps_found', props.found)}
    </span>
  </search>
);

/** What to do where a search finds nothing. */
export const NothingFound = ({ text }: Pick<SearchProps, 'text'>) => (
  <div class={styles['nothing']}>
    <p>{t('no_app_found', text.value.trim())}</p>
    <Button
      onClick={() => {
        text.value = '';
        document.getElementById(SEARCH_ID)?.focus();
      }}
    >
      {t('clear_search')}
    </Button>
  </div>
);
