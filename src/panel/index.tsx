import { computed } from '@preact/signals';
import { render } from 'preact';
import { t } from '../platform/i18n.ts';
import { watchState, watchTime } from '../ui/page-state.ts';
import { Panel } from './panel.tsx';
import { watchLogs } from './watch-logs.ts';
import { watchReplaced } from './watch-replaced.ts';
import { watchTabs } from './watch-tabs.ts';

document.title = t('requests_title');
const root = document.getElementById('root');
const state = await watchState();
const now = watchTime();
const apps = computed(() => state.value.apps.map(({ id }) => id));
const [logs, tabs] = await Promise.all([watchLogs(apps), watchTabs()]);
const replaced = watchReplaced(state);
if (root) {
  render(<Panel state={state} now={now} logs={logs} tabs={tabs} replaced={replaced} />, root);
}
