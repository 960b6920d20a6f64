import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { Millis } from '../core/time.ts';
import { lastFailure } from '../ui/actions.ts';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import { failureText } from '../ui/sentences.ts';
import { AppRow } from './app-row.tsx';
import { Context } from './context.tsx';
import { deedsOn } from './deeds.ts';
import { EmptyPlace } from './detail-place.tsx';
import { firstOpen } from './first-open.ts';
import { Footer } from './footer.tsx';
import { GroupHeading } from './group-heading.tsx';
import { Header } from './header.tsx';
import { KeysPlace, showKeys } from './keys-place.tsx';
import { appsIn, type Item, itemsOf } from './list-items.ts';
import { Paused } from './paused.tsx';
import styles from './popup.module.css';
import { focusRow } from './rows.ts';
import { isSearchable, NothingFound, SearchField } from './search-field.tsx';
import { isPausedIn } from './tab-view.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useKeys } from './use-keys.ts';
import { useOpen } from './use-open.ts';
import { useSaid } from './use-said.ts';
import { WatchBanner } from './watch-banner.tsx';
import { WatchOffer } from './watch-offer.tsx';
import { WindowedList } from './windowed-list.tsx';

export interface PopupProps {
  readonly state: ReadonlySignal<PageState>;
  readonly now: ReadonlySignal<Millis>;
  readonly tabId: number | undefined;
  /** Undefined where we hold no permission for the site in the tab. */
  readonly tabUrl: string | undefined;
}

function Failures({ fault }: Pick<PageState, 'fault'>) {
  const failure = lastFailure.value ?? fault;
  return failure && <Notice tone="gone">{failureText(failure)}</Notice>;
}

/** What matters before any app: what failed, and what is watched. */
const News = ({ state, tabId }: { state: PageState; tabId: number | undefined }) => (
  <>
    <Failures fault={state.fault} />
    {state.watch && <WatchBanner watch={state.watch} granted={state.granted} tabId={tabId} />}
  </>
);

function Apps({ state, now, tabId, tabUrl }: PopupProps) {
  const tab = { id: tabId, url: tabUrl };
  const { apps, settings, preferences, watch } = state.value;
  const text = useSignal('');
  const items = itemsOf(state.value, tab, text.value);
  const shown = appsIn(items);
  const { open, choose } = useOpen(() => firstOpen(shown, state.value, tab, now.peek()));
  const { said, say } = useSaid();
  const help = () => void showKeys();
  const { singleKeys } = preferences;
  const stage = { state, now, tab, shown: () => shown, open: () => open, say, help };
  useKeys(deedsOn(stage), singleKeys);
  useKeptFocus();
  const row = (item: Item) =>
    item.kind === 'heading' ? (
      <GroupHeading group={item.group} />
    ) : (
      <AppRow item={item} {...{ state, now, tab, isOpen: open === item.key, onOpen: choose }} />
    );
  const first = () => shown[0] && focusRow(shown[0].id);
  return (
    <div class={`${styles['popup']} ${isSearchable(apps) ? styles['tall'] : ''}`}>
      <Header attaching={settings.attaching} isPausedHere={isPausedIn(state.value, tab)} />
      <Context state={state} tab={tab} now={now} />
      {isSearchable(apps) && <SearchField text={text} found={shown.length} onLeave={first} />}
      <main class={`${styles['apps']} ${isPausedIn(state.value, tab) ? styles['paused'] : ''}`}>
        {!settings.attaching && <Paused />}
        <News state={state.value} tabId={tabId} />
        {shown.length === 0 && <NothingFound text={text} />}
        <WindowedList items={items} render={row} />
        {!watch && tabId !== undefined && <WatchOffer tabId={tabId} />}
      </main>
      <Footer count={apps.length} hasSingle={singleKeys} said={said} onKeys={help} />
      <KeysPlace hasSingle={singleKeys} />
    </div>
  );
}

export function Popup(props: PopupProps) {
  const { state, tabId, tabUrl } = props;
  const { apps, watch } = state.value;
  if (apps.length > 0) return <Apps {...props} />;
  const tab = { id: tabId, url: tabUrl };
  const news = <News state={state.value} tabId={tabId} />;
  return <EmptyPlace news={news} tab={tab} isWatching={watch !== null} />;
}
