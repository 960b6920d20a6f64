import type { TokenSet } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { distanceText, momentText } from '../ui/format.ts';
import styles from './refresh-token.module.css';

const Moment = ({ at, now }: { readonly at: Millis; readonly now: Millis }) => (
  <>
    {momentText(at, now)} <small>{distanceText(at, now)}</small>
  </>
);

export interface RefreshTokenProps {
  readonly held: NonNullable<TokenSet['refreshToken']>;
  readonly now: Millis;
}

/** How long the refresh token lasts. The token itself never leaves the worker: not even this page has it. */
export const RefreshToken = ({ held: { receivedAt, expiresAt }, now }: RefreshTokenProps) => (
  <>
    <dl class={styles['lifetime']}>
      <dt>{t('token_refresh')}</dt>
      <dd>
        <code aria-hidden="true">••••••••</code> <small>{t('refresh_token_masked')}</small>
      </dd>
      <dt>{t('refresh_token_since')}</dt>
      <dd>
        <Moment at={receivedAt} now={now} />
      </dd>
      <dt>{t('refresh_token_until')}</dt>
      <dd>
        {expiresAt === undefined ? t('refresh_token_no_end') : <Moment at={expiresAt} now={now} />}
      </dd>
    </dl>
    <p>{t('refresh_token_use')}</p>
  </>
);
