import type { TokenReading } from '../core/read-token.ts';
import { t } from '../platform/i18n.ts';
import styles from './raw-token.module.css';

/** The header and the token itself, behind a click: a screen may be shared. */
export const RawToken = ({ token, reading }: { token: string; reading: TokenReading }) => (
  <details class={styles['raw']}>
    <summary>{t(reading.form === 'opaque' ? 'show_token' : 'show_header_and_token')}</summary>
    {reading.form !== 'opaque' && (
      <pre>
        <code>{JSON.stringify(reading.header, null, 2)}</code>
      </pre>
    )}
    <pre>
      <code>{token}</code>
    </pre>
  </details>
);
