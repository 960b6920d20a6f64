import { t } from '../platform/i18n.ts';
import { openOptions } from '../platform/runtime.ts';
import { Button } from '../ui/button.tsx';
import { Logo } from '../ui/icons.tsx';
import styles from './empty.module.css';

/** What a newcomer sees: what this is for, and the one thing to do. */
export const Empty = () => (
  <main class={styles['empty']}>
    <span class={styles['logo']}>
      <Logo />
    </span>
    <h1>{t('empty_title')}</h1>
    <p>{t('empty_text')}</p>
    <Button look="primary" onClick={() => void openOptions('#/new')}>
      {t('describe_app')}
    </Button>
  </main>
);
