import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { Millis } from '../core/time.ts';
import type { Tab } from '../platform/tabs.ts';
import { lastFailure } from '../ui/actions.ts';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import { failureText } from '../ui/sentences.ts';
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

/** What the APIs answered to the requests that carried a token, as it happens, beside the page. */
export function Panel({ state, now, logs, tabs, replaced }: PanelProps) {
  const { filter, onFilter } = useFilter(state.value);
  const clearing = useClearing();
  const { apps, fault } = state.value;
  if (apps.length === 0) return <NoApps />;
  const entries = [...Object.values(logs.value).flat(), ...clearing.back.value];
  const all = rowsOf(state.value, tabs.value, entries);
  const rows = all.filter(({ app }) => filter.app === undefined || app.id === filter.app);
  const onClear = rows.length > 0 ? () => clearing.clear(rows) : undefined;
  return (
    <div class={styles['page']}>
      <Toolbar apps={apps} filter={filter} onFilter={onFilter} onClear={onClear} />
      <main class={styles['main']}>
        <Failures fault={fault} />
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
    </div>
  );
}
