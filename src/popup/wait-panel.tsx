import type { IdentityId } from '../core/identity.ts';
import type { Wait } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { openTab } from '../platform/tabs.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { spanText } from '../ui/format.ts';
import { QrCode } from './qr-code.tsx';
import styles from './wait-panel.module.css';

export interface WaitPanelProps {
  readonly identity: IdentityId;
  readonly wait: Wait;
  readonly now: Millis;
}

const Cancel = ({ identity }: Pick<WaitPanelProps, 'identity'>) => (
  <Button onClick={() => void run('cancelSignIn', { id: identity })}>{t('cancel')}</Button>
);

interface DeviceProps extends WaitPanelProps {
  readonly wait: Extract<Wait, { kind: 'device' }>;
}

function DevicePanel({ identity, wait, now }: DeviceProps) {
  const { userCode, verificationUri, verificationUriComplete = verificationUri, until } = wait;
  return (
    <section class={styles['panel']}>
      <p>{t('device_title', new URL(verificationUriComplete).host)}</p>
      <div class={styles['device']}>
        <div class={styles['code']}>
          <output>{userCode}</output>
          <CopyButton label={t('copy_code')} text={userCode} />
        </div>
        <QrCode text={verificationUriComplete} />
      </div>
      <div class={styles['foot']}>
        <Button look="primary" onClick={() => void openTab(new URL(verificationUriComplete))}>
          {t('device_open')}
        </Button>
        <Cancel identity={identity} />
        <small>{until > now ? t('device_expires', spanText(until - now)) : t('expired')}</small>
      </div>
    </section>
  );
}

const TabPanel = ({ identity }: Pick<WaitPanelProps, 'identity'>) => (
  <section class={styles['panel']}>
    <div class={styles['foot']}>
      <p>{t('tab_title')}</p>
      <Cancel identity={identity} />
    </div>
  </section>
);

/** What a sign-in waits for that is not in a window of ours. */
export const WaitPanel = ({ identity, wait, now }: WaitPanelProps) =>
  wait.kind === 'device' ? (
    <DevicePanel identity={identity} wait={wait} now={now} />
  ) : (
    <TabPanel identity={identity} />
  );
