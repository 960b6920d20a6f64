import { t } from '../platform/i18n.ts';
import styles from './footer.module.css';

/** What is not to be found here. */
export const Footer = () => (
  <footer class={styles['footer']}>
    <p>{t('requests_limits')}</p>
    <p>{t('requests_memory')}</p>
  </footer>
);
