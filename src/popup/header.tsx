import { t } from '../platform/i18n.ts';
import { openOptions } from '../platform/runtime.ts';
import { hasPanel, openPanel } from '../platform/side-panel.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { Logo, RequestsIcon, SettingsIcon } from '../ui/icons.tsx';
import { Switch } from '../ui/switch.tsx';
import styles from './header.module.css';

/** The panel stands beside the page, and the popup would lie over it. */
const showRequests = () => {
  openPanel().then(
    () => window.close(),
    () => undefined,
  );
};

const Requests = () =>
  hasPanel() ? (
    <Button look="icon" label={t('requests')} onClick={showRequests}>
      <RequestsIcon />
    </Button>
  ) : null;

export interface HeaderProps {
  readonly attaching: boolean;
  /** Whether the tab at hand is an exception, or nothing is attached at all. */
  readonly isPausedHere: boolean;
}

function stateText({ attaching, isPausedHere }: HeaderProps): string {
  if (!attaching) return t('paused');
  return t(isPausedHere ? 'attaching_elsewhere' : 'attaching');
}

export const Header = ({ attaching, isPausedHere }: HeaderProps) => (
  <header class={styles['header']}>
    <span class={styles['logo']}>
      <Logo />
    </span>
    <h1>{t('name')}</h1>
    <span class={styles['state']} aria-hidden="true">
      {stateText({ attaching, isPausedHere })}
    </span>
    <Switch
      label={t('attaching')}
      checked={attaching}
      onChange={(checked) => void run('setAttaching', { attaching: checked })}
    />
    <Requests />
    <Button look="icon" label={t('settings')} onClick={() => void openOptions()}>
      <SettingsIcon />
    </Button>
  </header>
);
