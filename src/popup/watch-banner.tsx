import type { Watch } from '../core/answers.ts';
import { t } from '../platform/i18n.ts';
import { openOptions } from '../platform/runtime.ts';
import { Button } from '../ui/button.tsx';
import { CloseIcon, EyeIcon } from '../ui/icons.tsx';
import { endWatch } from '../ui/watch-tab.ts';
import styles from './watch.module.css';

export interface WatchBannerProps {
  readonly watch: Watch;
  readonly granted: readonly string[];
  readonly tabId: number | undefined;
}

const Seen = ({ onDismiss }: { onDismiss: () => void }) => (
  <>
    <p>{t('watch_seen')}</p>
    <Button look="primary" onClick={() => void openOptions('#/new?seen')}>
      {t('watch_make_app')}
    </Button>
    <Button look="icon" label={t('dismiss')} onClick={onDismiss}>
      <CloseIcon />
    </Button>
  </>
);

/** That a tab is watched, or what was seen in it. */
export function WatchBanner({ watch, granted, tabId }: WatchBannerProps) {
  const end = () => void endWatch(watch, granted);
  return (
    <div role="status" class={styles['banner']}>
      <EyeIcon />
      {watch.kind === 'seen' ? (
        <Seen onDismiss={end} />
      ) : (
        <>
          <p>{t(watch.tab === tabId ? 'watching_tab' : 'watching_other')}</p>
          <Button onClick={end}>{t('watch_stop')}</Button>
        </>
      )}
    </div>
  );
}
