import type { ComponentChildren } from 'preact';
import { appsForTab } from '../core/apps-for-tab.ts';
import { attachments } from '../core/attachment.ts';
import { pageOrigins, withMyPages } from '../core/caller.ts';
import { choiceIn } from '../core/tab-choice.ts';
import { plural, t } from '../platform/i18n.ts';
import { openOptions } from '../platform/runtime.ts';
import type { Tab } from '../platform/tabs.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { seriesText, withoutScheme } from '../ui/format.ts';
import { Logo, RequestsIcon } from '../ui/icons.tsx';
import type { PageState } from '../ui/page-state.ts';
import styles from './empty.module.css';
import type { RowContext } from './log-row.tsx';

interface BlankProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly icon?: ComponentChildren;
}

const Blank = ({ title, children, icon = <RequestsIcon /> }: BlankProps) => (
  <div class={styles['empty']}>
    <span class={styles['icon']}>{icon}</span>
    <h2>{title}</h2>
    {children}
  </div>
);

/** Before there is anything that could carry a token. */
export const NoApps = ({ onRead }: { readonly onRead: () => void }) => (
  <main>
    <Blank title={t('requests_no_apps')} icon={<Logo />}>
      <p>{t('requests_no_apps_hint')}</p>
      <Button look="primary" onClick={() => void openOptions('#/new')}>
        {t('describe_app')}
      </Button>
      <Button look="link" onClick={() => void run('addPractice', {})}>
        {t('practice_try')}
      </Button>
      <Button look="link" onClick={onRead}>
        {t('read_a_token')}
      </Button>
    </Blank>
  </main>
);

const Paused = ({ title, onResume }: { readonly title: string; readonly onResume: () => void }) => (
  <Blank title={title}>
    <Button look="primary" onClick={onResume}>
      {t('resume')}
    </Button>
  </Blank>
);

/** The pages whose requests would be listed. */
const callersOf = ({ apps, settings }: PageState, app: string | undefined) => [
  ...new Set(
    apps
      .filter(({ id, enabled }) => enabled && (app === undefined || id === app))
      .flatMap((one) => pageOrigins(withMyPages(one, settings.pages))),
  ),
];

const AT_MOST = 3;

function Callers({ origins }: { readonly origins: readonly string[] }) {
  if (origins.length === 0) return null;
  const named = seriesText(origins.slice(0, AT_MOST).map(withoutScheme));
  return (
    <p>
      {origins.length > AT_MOST
        ? plural('callers_are_more', origins.length - AT_MOST, named)
        : t('callers_are', named)}
    </p>
  );
}

export interface NothingProps {
  readonly context: RowContext;
  readonly front: Tab | undefined;
}

const isForeign = (state: PageState, { url }: Tab) =>
  url !== undefined && appsForTab(state, url).length === 0;

/** Why nothing is listed, and what to do to see something. */
export function Nothing({ context: { state, now, filter }, front }: NothingProps) {
  if (!state.settings.attaching) {
    const resume = () => void run('setAttaching', { attaching: true });
    return <Paused title={t('tab_paused')} onResume={resume} />;
  }
  if (front && filter.tabs === 'this' && choiceIn(state.tabs, front.id).paused) {
    const resume = () => void run('setTabPaused', { tab: front.id, paused: false });
    return <Paused title={t('paused_in_tab')} onResume={resume} />;
  }
  const origins = callersOf(state, filter.app);
  if (attachments(state, now).length === 0) {
    return (
      <Blank title={t('requests_none')}>
        <p>{t('requests_no_token')}</p>
      </Blank>
    );
  }
  const isOther = filter.tabs === 'this' && front !== undefined && isForeign(state, front);
  return (
    <Blank title={t(isOther ? 'requests_foreign' : 'requests_none')}>
      <p>{t(isOther ? 'requests_foreign_hint' : 'requests_none_hint')}</p>
      <Callers origins={origins} />
    </Blank>
  );
}
