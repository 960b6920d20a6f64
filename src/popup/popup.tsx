import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AppId } from '../core/app-id.ts';
import { appsForTab } from '../core/apps-for-tab.ts';
import { type Phase, tokensIn } from '../core/phase.ts';
import { choiceIn } from '../core/tab-choice.ts';
import type { Millis } from '../core/time.ts';
import { lastFailure } from '../ui/actions.ts';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import { failureText } from '../ui/sentences.ts';
import { AppCard } from './app-card.tsx';
import { type AppView, isNobody, viewOf, waitingIn } from './app-view.ts';
import { Context } from './context.tsx';
import { Empty } from './empty.tsx';
import { Header } from './header.tsx';
import { Paused } from './paused.tsx';
import styles from './popup.module.css';
import { WatchBanner } from './watch-banner.tsx';
import { WatchOffer } from './watch-offer.tsx';

export interface PopupProps {
  readonly state: ReadonlySignal<PageState>;
  readonly now: ReadonlySignal<Millis>;
  readonly tabId: number | undefined;
  /** Undefined where we hold no permission for the site in the tab. */
  readonly tabUrl: string | undefined;
}

/**
 * The app that is open until the user chooses: one that waits for them, the one for this tab, else one that is
 * kept back, else a live one.
 */
function firstOpen(views: readonly AppView[], state: PageState, tabUrl: string | undefined) {
  const isOf =
    (...kinds: readonly Phase['kind'][]) =>
    ({ app, phase }: AppView) =>
      app.enabled && kinds.includes(phase.kind);
  const waiting = views.find((view) => waitingIn(view).length > 0)?.app;
  const ofTab = appsForTab(state, tabUrl);
  const isChosen = (view: AppView) => isNobody(view) || tokensIn(view.phase) !== undefined;
  const forTab = views.find((view) => ofTab.includes(view.app) && isChosen(view))?.app;
  const other = views.find(isOf('needs-permission')) ?? views.find(isOf('live', 'soon'));
  return (waiting ?? forTab ?? other?.app)?.id;
}

type Chosen = Signal<AppId | 'none' | undefined>;

/** Once open, a card stays open, whatever becomes of its token. */
function useOpen(first: AppId | undefined): { open: AppId | 'none' | undefined; chosen: Chosen } {
  const chosen: Chosen = useSignal(undefined);
  const kept = useRef<AppId>(undefined);
  kept.current ??= first;
  return { open: chosen.value ?? kept.current, chosen };
}

function Failures({ fault }: Pick<PageState, 'fault'>) {
  const failure = lastFailure.value ?? fault;
  return failure && <Notice tone="gone">{failureText(failure)}</Notice>;
}

export function Popup({ state, now, tabId, tabUrl }: PopupProps) {
  const { apps, settings, fault, watch, granted, tabs } = state.value;
  const tab = { id: tabId, url: tabUrl };
  const views = apps.map((app) => viewOf(state.value, app, now.value, tab));
  const attaches = settings.attaching && !choiceIn(tabs, tabId).paused;
  const { open, chosen } = useOpen(firstOpen(views, state.value, tabUrl));
  const banner = watch && <WatchBanner watch={watch} granted={granted} tabId={tabId} />;
  const news = [<Failures key="failures" fault={fault} />, banner];
  if (apps.length === 0) return <Empty news={news} tabId={watch ? undefined : tabId} />;
  return (
    <>
      <Header attaching={settings.attaching} />
      <Context state={state.value} tab={tab} now={now.value} />
      <main class={`${styles['apps']} ${attaches ? '' : styles['paused']}`}>
        {!settings.attaching && <Paused />}
        {news}
        {views.map((view) => (
          <AppCard
            key={view.app.id}
            view={view}
            isOpen={open === view.app.id}
            onOpen={(isOpen) => {
              chosen.value = isOpen ? view.app.id : 'none';
            }}
          />
        ))}
      </main>
      {!watch && tabId !== undefined && <WatchOffer tabId={tabId} />}
    </>
  );
}
