import { render } from 'preact';
import { currentTab } from '../platform/tabs.ts';
import { watchState, watchTime } from '../ui/page-state.ts';
import { Popup } from './popup.tsx';
import { loadTokenPart } from './token-place.tsx';

// Beside the store, and painted when it is there: the first paint waits for the store alone.
void loadTokenPart();

const root = document.getElementById('root');
const [state, tab] = await Promise.all([watchState(), currentTab()]);
if (root) {
  render(<Popup state={state} now={watchTime()} tabId={tab?.id} tabUrl={tab?.url} />, root);
}
