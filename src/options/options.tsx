import type { ReadonlySignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { appById } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { lastFailure } from '../ui/actions.ts';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import { failureText } from '../ui/sentences.ts';
import { InspectorPlace } from '../ui/token/inspector-place.tsx';
import { AppEditor } from './app-editor.tsx';
import { AppList } from './app-list.tsx';
import { takeBegun } from './begun.ts';
import { useFocusLeft } from './focus-left.ts';
import { Header } from './header.tsx';
import { HelpPlace } from './help-place.tsx';
import { Home } from './home.tsx';
import { MyPages } from './my-pages.tsx';
import styles from './options.module.css';
import { hashOf, type Route } from './route.ts';
import { Settings } from './settings.tsx';
import { Undo } from './undo.tsx';

export interface OptionsProps {
  readonly state: ReadonlySignal<PageState>;
  readonly now: ReadonlySignal<Millis>;
  readonly route: ReadonlySignal<Route>;
}

const addressSeen = ({ watch }: PageState) => (watch?.kind === 'seen' ? watch.address : undefined);

type NewAppProps = Pick<OptionsProps, 'state' | 'now'> & {
  readonly route: Extract<Route, { kind: 'new' }>;
};

function NewApp({ state, now, route }: NewAppProps) {
  const from = appById(state.value.apps, route.from);
  const [seen] = useState(() => (route.seen ? addressSeen(state.value) : undefined));
  const [begun] = useState(() => (route.begun ? takeBegun(state.value) : undefined));
  return <AppEditor state={state} now={now} from={from} seen={seen} begun={begun} />;
}

type AppRoute = Extract<Route, { kind: 'app' }>;

function AppPlace({ state, now, at }: Pick<OptionsProps, 'state' | 'now'> & { at: AppRoute }) {
  const { apps } = state.value;
  const app = appById(apps, at.id);
  if (!app) return <Home isEmpty={apps.length === 0} />;
  return <AppEditor key={app.id} state={state} now={now} app={app} field={at.field} />;
}

function Main({ state, now, route }: OptionsProps) {
  const at = route.value;
  switch (at.kind) {
    case 'home':
      return <Home isEmpty={state.value.apps.length === 0} />;
    case 'pages':
      return <MyPages state={state} />;
    case 'settings':
      return <Settings state={state} />;
    case 'help':
      return <HelpPlace topic={at.topic} />;
    case 'token':
      return <InspectorPlace state={state.value} now={now.value} />;
    case 'new':
      return <NewApp key={hashOf(at)} state={state} now={now} route={at} />;
    case 'app':
      return <AppPlace state={state} now={now} at={at} />;
  }
}

export function Options(props: OptionsProps) {
  useFocusLeft(props);
  const { apps, sessions, trash, fault } = props.state.value;
  const failure = lastFailure.value ?? fault;
  const at = props.route.value;
  return (
    <div class={styles['page']}>
      <Header at={at} />
      <AppList apps={apps} sessions={sessions} current={at.kind === 'app' ? at.id : undefined} />
      <main class={styles['main']}>
        {failure && <Notice tone="gone">{failureText(failure)}</Notice>}
        <Main {...props} />
      </main>
      {trash && <Undo name={trash.app.name} />}
    </div>
  );
}
