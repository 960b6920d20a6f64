import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import { TermMark } from '../ui/term.tsx';
import styles from './token-tabs.module.css';
import type { ShownToken, TokenTab } from './use-shown-token.ts';

const NAMES = {
  access_token: 'token_access',
  id_token: 'token_id',
  refresh_token: 'token_refresh',
} as const;

/** The arrows lead along the line, which runs from right to left in some languages. */
const alongLine = () =>
  document.dir === 'rtl'
    ? { on: 'ArrowLeft', back: 'ArrowRight' }
    : { on: 'ArrowRight', back: 'ArrowLeft' };

/** Where a key leads from one of several (ARIA Authoring Practices Guide, Tabs Pattern). */
function nextPlace(key: string, place: number, count: number): number | undefined {
  const { on, back } = alongLine();
  switch (key) {
    case on:
      return (place + 1) % count;
    case back:
      return (place + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

interface TabProps {
  readonly tab: TokenTab;
  readonly shown: ShownToken;
  readonly group: string;
}

const Tab = ({ tab, shown, group }: TabProps) => (
  <button
    type="button"
    role="tab"
    id={`${group}-${tab}`}
    aria-controls={`${group}-panel`}
    aria-selected={shown.tab === tab}
    tabIndex={shown.tab === tab ? 0 : -1}
    onClick={() => shown.choose(tab)}
  >
    {t(NAMES[tab])}
    {shown.sent === tab && <small>{t('token_sent')}</small>}
  </button>
);

function TabList({ shown, group }: Omit<TabProps, 'tab'>) {
  const { tab, tabs, choose } = shown;
  const move = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const place = nextPlace(event.key, tabs.indexOf(tab), tabs.length);
    const next = place === undefined ? undefined : tabs[place];
    if (!next) return;
    event.preventDefault();
    choose(next);
    event.currentTarget.querySelector<HTMLElement>(`[id="${group}-${next}"]`)?.focus();
  };
  return (
    <div role="tablist" aria-label={t('which_token')} class={styles['tabs']} onKeyDown={move}>
      {tabs.map((one) => (
        <Tab key={one} tab={one} shown={shown} group={group} />
      ))}
    </div>
  );
}

export interface TokenTabsProps {
  readonly shown: ShownToken;
  readonly children: ComponentChildren;
}

/** The tokens of a sign-in, one at a time. One alone needs no tab. */
export function TokenTabs({ shown, children }: TokenTabsProps) {
  const group = useId();
  if (shown.tabs.length === 1) return <div class={styles['panel']}>{children}</div>;
  return (
    <div class={styles['panel']}>
      <div class={styles['line']}>
        <TabList shown={shown} group={group} />
        <TermMark topic={shown.tab} />
      </div>
      <div
        role="tabpanel"
        id={`${group}-panel`}
        aria-labelledby={`${group}-${shown.tab}`}
        class={styles['panel']}
      >
        {children}
      </div>
    </div>
  );
}
