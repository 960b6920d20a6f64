import type { ReadonlySignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { appById } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { lastFailure } from '../ui/actions.ts';
import { Logo } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import { failureText } from '../ui/sentences.ts';
import { InspectorPlace } from '../ui/token/inspector-place.tsx';
import { AppEditor } from './app-editor.tsx';
import { AppList } from './app-list.tsx';
import { useFocusLeft } from './focus-left.ts';
import { Home } from './home.tsx';
import { MyPages } from './my-pages.tsx';
import styles from './options.module.css';
import { hashOf, type Route } from './route.ts';
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
  return <AppEditor state={state} now={now} from={from} seen={seen} />;
}

function Main({ state, now, route }: OptionsProps) {
  const { apps } = state.value;
  const at = route.value;
  if (at.kind === 'home') return <Home isEmpty={apps.length === 0} />;
  if (at.kind === 'pages') return <MyPages state={state} />;
  if (at.kind === 'token') return <InspectorPlace state={state.value} now={now.value} />;
  if (at.kind === 'new') return <NewApp key={hashOf(at)} state={state} now={now} route={at} />;
  const app = appById(apps, at.id);
  if (!app) return <Home isEmpty={apps.length === 0} />;
  return <AppEditor key={app.id} state={state} now={now} app={app} field={at.field} />;
}

const SHARED = [
  ['token', 'read_a_token'],
  ['pages', 'my_pages'],
] as const;

/** Home, and what is for no app alone, from wherever one is. */
const Header = ({ at }: { readonly at: Route }) => (
  <header class={styles['header']}>
    <h1>
      <a href={hashOf({ kind: 'home' })} class={styles['brand']}>
        <Logo />
        {t('name')}
      </a>
    </h1>
    <div class={styles['links']}>
      {SHARED.map(([kind, label]) => (
        <a
          key={kind}
          href={hashOf({ kind })}
          class={styles['shared']}
          aria-current={at.kind === kind ? 'page' : undefined}
        >
          {t(label)}
        </a>
      ))}
    </div>
  </header>
);

export function Options(props: OptionsProps) {
  useFocusLeft(props);
  const { apps, trash, fault } = props.state.value;
  const failure = lastFailure.value ?? fault;
  const at = props.route.value;
  return (
    <div class={styles['page']}>
      <Header at={at} />
      <AppList apps={apps} current={at.kind === 'app' ? at.id : undefined} />
      <main class={styles['main']}>
        {failure && <Notice tone="gone">{failureText(failure)}</Notice>}
        <Main {...props} />
      </main>
      {trash && <Undo name={trash.app.name} />}
    </div>
  );
}
