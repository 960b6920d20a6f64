import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { watchTab } from '../ui/watch-tab.ts';
import styles from './watch.module.css';

/** An app can be described by a sign-in that happens anyway. What it takes is said before it is asked for. */
export const WatchOffer = ({ tabId }: { readonly tabId: number }) => (
  <div class={styles['offer']}>
    <details>
      <summary>{t('watch_summary')}</summary>
      <p>{t('watch_hint')}</p>
      <Button onClick={() => void watchTab(tabId)}>{t('watch_tab')}</Button>
    </details>
  </div>
);
