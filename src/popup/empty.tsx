import type { ComponentChildren } from 'preact';
import { t } from '../platform/i18n.ts';
import { openOptions } from '../platform/runtime.ts';
import { Button } from '../ui/button.tsx';
import { Logo } from '../ui/icons.tsx';
import { watchTab } from '../ui/watch-tab.ts';
import styles from './empty.module.css';

export interface EmptyProps {
  readonly news: ComponentChildren;
  /** The tab that can be watched; undefined: none, or one is watched already. */
  readonly tabId: number | undefined;
}

const Watch = ({ tabId }: { tabId: number }) => (
  <>
    <Button onClick={() => void watchTab(tabId)}>{t('watch_tab')}</Button>
    <small>{t('watch_hint')}</small>
  </>
);

/** What a newcomer sees: what this is for, and the ways to a first app. */
export const Empty = ({ news, tabId }: EmptyProps) => (
  <main class={styles['empty']}>
    <div class={styles['news']}>{news}</div>
    <span class={styles['logo']}>
      <Logo />
    </span>
    <h1>{t('empty_title')}</h1>
    <p>{t('empty_text')}</p>
    <div class={styles['ways']}>
      <Button look="primary" onClick={() => void openOptions('#/new')}>
        {t('describe_app')}
      </Button>
      <Button onClick={() => void openOptions('#/new')}>{t('paste_a_token')}</Button>
      {tabId !== undefined && <Watch tabId={tabId} />}
    </div>
  </main>
);
