import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { Millis } from '../core/time.ts';
import type { Tab } from '../platform/tabs.ts';
import { lastFailure } from '../ui/actions.ts';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import { failureText } from '../ui/sentences.ts';
import { InspectorPlace } from '../ui/token/inspector-place.tsx';
import { Announcer } from './announcer.tsx';
import { ClearedNotice, useClearing } from './clearing.tsx';
import { ContextLine } from './context-line.tsx';
import { NoApps, Nothing } from './empty.tsx';
import { Footer } from './footer.tsx';
import { Log } from './log.tsx';
import type { RowContext } from './log-row.tsx';
import styles from './panel.module.css';
import { ReplacedNotices } from './replaced-notices.tsx';
import { Toolbar } from './toolbar.tsx';
import { type Filter, type Logs, type Row, rowsOf } from './view.ts';
import { type View, Views } from './views.tsx';
import type { Replaced } from './watch-replaced.ts';
import type { Tabs } from './watch-tabs.ts';

export interface PanelProps {
  readonly state: ReadonlySignal<PageState>;
  readonly now: ReadonlySignal<Millis>;
  readonly logs: ReadonlySignal<Logs>;
  readonly tabs: ReadonlySignal<Tabs>;
  readonly replaced: ReadonlySignal<Replaced>;
}

/** An app that is gone cannot be asked about. */
const filterFor = ({ apps }: PageState, { tabs, app }: Filter): Filter => ({
  tabs,
  app: apps.some(({ id }) => id === app) ? app : undefined,
});

const isHere = ({ place }: Row) => place === 'this_tab';

function Failures({ fault }: Pick<PageState, 'fault'>) {
  const failure = lastFailure.value ?? fault;
  return failure && <Notice tone="gone">{failureText(failure)}</Notice>;
}

interface ShownProps {
  readonly rows: readonly Row[];
  readonly context: RowContext;
  readonly front: Tab | undefined;
  readonly onAll: () => void;
}

/** What is left of some requests where only those of one tab are wanted. */
function Shown({ rows, context, front, onAll }: ShownProps) {
  const isOneTab = context.filter.tabs === 'this';
  const shown = isOneTab ? rows.filter(isHere) : rows;
  const elsewhere = rows.length - shown.length;
  return (
    <>
      {isOneTab && <ContextLine front={front} elsewhere={elsewhere} onAll={onAll} />}
      {shown.length > 0 ? (
        <Log rows={shown} context={context} />
      ) : (
        <Nothing context={context} front={front} />
      )}
    </>
  );
}

/** What is shown is chosen anew each time the panel opens. */
function useFilter(state: PageState) {
  const chosen = useSignal<Filter>({ tabs: 'this', app: undefined });
  const filter = filterFor(state, chosen.value);
  const onFilter = (changes: Partial<Filter>) => {
    chosen.value = { ...filter, ...changes };
  };
  return { filter, onFilter };
}

/** The requests to list, and what can be done about all of them. */
function useRequests({ state, logs, tabs }: PanelProps) {
  const { filter, onFilter } = useFilter(state.value);
  const clearing = useClearing();
  const entries = [...Object.values(logs.value).flat(), ...clearing.back.value];
  const all = rowsOf(state.value, tabs.value, entries);
  const rows = all.filter(({ app }) => filter.app === undefined || app.id === filter.app);
  const onClear = rows.length > 0 ? () => clearing.clear(rows) : undefined;
  return { all, rows, clearing, toolbar: { apps: state.value.apps, filter, onFilter, onClear } };
}

type RequestsProps = PanelProps & { readonly requests: ReturnType<typeof useRequests> };

/** What the APIs answered to the requests that carried a token, as it happens, beside the page. */
function Requests({ state, now, tabs, replaced, requests }: RequestsProps) {
  const { all, rows, clearing } = requests;
  const { filter, onFilter } = requests.toolbar;
  return (
    <>
      <main class={styles['main']}>
        <Failures fault={state.value.fault} />
        <ClearedNotice clearing={clearing} />
        <ReplacedNotices rows={rows} replaced={replaced.value} />
        <Shown
          rows={rows}
          context={{ state: state.value, now: now.value, replaced: replaced.value, filter }}
          front={tabs.value.front}
          onAll={() => onFilter({ tabs: 'all' })}
        />
      </main>
      <Footer />
      <Announcer rows={all} />
    </>
  );
}

/** Any token, whether there is an app or not. */
const AnyToken = ({ state, now }: Pick<PanelProps, 'state' | 'now'>) => (
  <main class={styles['main']}>
    <InspectorPlace state={state.value} now={now.value} />
  </main>
);

/** What happens to requests, or what a token says, beside the page. */
export function Panel(props: PanelProps) {
  const view = useSignal<View>('requests');
  const requests = useRequests(props);
  const hasApps = props.state.value.apps.length > 0;
  const onView = (next: View) => {
    view.value = next;
  };
  const isToken = view.value === 'token';
  return (
    <div class={styles['page']}>
      <Views view={view.value} onView={onView}>
        {!isToken && hasApps && <Toolbar {...requests.toolbar} />}
      </Views>
      {isToken && <AnyToken {...props} />}
      {!isToken && !hasApps && <NoApps onRead={() => onView('token')} />}
      {!isToken && hasApps && <Requests {...props} requests={requests} />}
    </div>
  );
}
