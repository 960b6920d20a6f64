import { computed } from '@preact/signals';
import { render } from 'preact';
import { t } from '../platform/i18n.ts';
import { keepDressed } from '../ui/keep-dressed.ts';
import { setPageLanguage } from '../ui/page-language.ts';
import { watchState } from '../ui/page-state.ts';
import { watchTime } from '../ui/watch-time.ts';
import { Panel } from './panel.tsx';
import { watchLogs } from './watch-logs.ts';
import { watchReplaced } from './watch-replaced.ts';
import { watchTabs } from './watch-tabs.ts';

setPageLanguage();
document.title = t('requests_title');
const root = document.getElementById('root');
const state = await watchState();
keepDressed(state);
const now = watchTime();
const apps = computed(() => state.value.apps.map(({ id }) => id));
const [logs, tabs] = await Promise.all([watchLogs(apps), watchTabs()]);
const replaced = watchReplaced(state);
if (root) {
  render(<Panel state={state} now={now} logs={logs} tabs={tabs} replaced={replaced} />, root);
}
