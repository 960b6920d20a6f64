import type { ComponentChildren } from 'preact';
import { t } from '../platform/i18n.ts';
import { openOptions } from '../platform/runtime.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { EyeIcon, Logo } from '../ui/icons.tsx';
import { watchTab } from '../ui/watch-tab.ts';
import begin from './begin.module.css';
import { BeginAddress } from './begin-address.tsx';
import { BeginToken } from './begin-token.tsx';
import styles from './empty.module.css';
import type { Tab } from './tab-view.ts';

export interface EmptyProps {
  readonly news: ComponentChildren;
  /** The one that the popup was opened over. */
  readonly tab: Tab;
  /** Whether one is watched already. */
  readonly isWatching: boolean;
}

/** What it takes is said before it is asked for. */
const Watch = ({ tabId }: { readonly tabId: number }) => (
  <details class={begin['way']} name="begin">
    <summary>
      <EyeIcon />
      {t('watch_tab')}
    </summary>
    <div class={begin['body']}>
      <p class={begin['hint']}>{t('watch_hint')}</p>
      <Button look="primary" onClick={() => void watchTab(tabId)}>
        {t('watch_start')}
      </Button>
    </div>
  </details>
);

/** For who has nothing to paste yet. */
const Quiet = () => (
  <footer class={styles['quiet']}>
    <Button look="link" hint={t('practice_try_hint')} onClick={() => void run('addPractice', {})}>
      {t('practice_try')}
    </Button>
    <Button look="link" onClick={() => void openOptions('#/new')}>
      {t('begin_form')}
    </Button>
  </footer>
);

/** What a newcomer sees: what this is for, and the ways to a first app. */
export const Empty = ({ news, tab, isWatching }: EmptyProps) => (
  <main class={styles['empty']}>
    <h1>
      <span class={styles['logo']}>
        <Logo />
      </span>
      {t('name')}
    </h1>
    <p>{t('empty_text')}</p>
    <div class={styles['news']}>{news}</div>
    <BeginAddress tab={tab} />
    {!isWatching && tab.id !== undefined && <Watch tabId={tab.id} />}
    <BeginToken tab={tab} />
    <Quiet />
  </main>
);
