import { render } from 'preact';
import { currentTab } from '../platform/tabs.ts';
import { watchState, watchTime } from '../ui/page-state.ts';
import { Popup } from './popup.tsx';

const root = document.getElementById('root');
const [state, tab] = await Promise.all([watchState(), currentTab()]);
if (root) {
  render(<Popup state={state} now={watchTime()} tabId={tab?.id} tabUrl={tab?.url} />, root);
}
