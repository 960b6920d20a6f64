import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { App, AppId } from '../core/app.ts';
import { appsForTab } from '../core/apps-for-tab.ts';
import { otherCallers } from '../core/other-callers.ts';
import { type Phase, phaseOf } from '../core/phase.ts';
import type { Millis } from '../core/time.ts';
import { lastFailure } from '../ui/actions.ts';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import { failureText } from '../ui/sentences.ts';
import { AppCard } from './app-card.tsx';
import { Context } from './context.tsx';
import { Empty } from './empty.tsx';
import { Header } from './header.tsx';
import styles from './popup.module.css';

export interface PopupProps {
  readonly state: ReadonlySignal<PageState>;
  readonly now: ReadonlySignal<Millis>;
  /** Undefined where we hold no permission for the site in the tab. */
  readonly tabUrl: string | undefined;
}

/** The app that is open until the user chooses: the one for this tab, else one that is kept back, else a live one. */
function firstOpen({ apps, ...facts }: PageState, tabUrl: string | undefined, now: Millis) {
  const isOf = (kinds: readonly Phase['kind'][]) => (app: App) =>
    app.enabled && kinds.includes(phaseOf(facts, app, now).kind);
  const [forTab] = appsForTab(apps, tabUrl).filter(({ id }) => facts.sessions[id]?.tokens);
  const kept = apps.find(isOf(['needs-permission']));
  return (forTab ?? kept ?? apps.find(isOf(['live', 'soon'])))?.id;
}

export function Popup({ state, now, tabUrl }: PopupProps) {
  const chosen = useSignal<AppId | 'none' | undefined>(undefined);
  // Once open, a card stays open, whatever becomes of its token.
  const first = useRef<AppId>(undefined);
  first.current ??= firstOpen(state.value, tabUrl, now.value);
  const open = chosen.value ?? first.current;
  const { apps, settings, fault } = state.value;
  const failure = lastFailure.value ?? fault;
  const notice = failure && <Notice tone="gone">{failureText(failure)}</Notice>;
  if (apps.length === 0) {
    return (
      <>
        {notice}
        <Empty />
      </>
    );
  }
  return (
    <>
      <Header attaching={settings.attaching} />
      <Context state={state.value} tabUrl={tabUrl} now={now.value} />
      <main class={styles['apps']}>
        {notice}
        {apps.map((app) => (
          <AppCard
            key={app.id}
            app={app}
            phase={phaseOf(state.value, app, now.value)}
            now={now.value}
            others={otherCallers(app, state.value.granted)}
            isPaused={!settings.attaching}
            isOpen={open === app.id}
            onToggleOpen={() => {
              chosen.value = open === app.id ? 'none' : app.id;
            }}
          />
        ))}
      </main>
    </>
  );
}
