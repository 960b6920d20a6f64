import { render } from 'preact';
import { currentTab } from '../platform/tabs.ts';
import { keepDressed } from '../ui/keep-dressed.ts';
import { watchState } from '../ui/page-state.ts';
import { watchTime } from '../ui/watch-time.ts';
import { detailPart, tokenPart } from './parts.ts';
import { Popup } from './popup.tsx';
import { takeOver } from './take-over.ts';

const root = document.getElementById('root');
const parts = [detailPart.load(), tokenPart.load()];
const [state, tab] = await Promise.all([watchState(), currentTab(), ...parts]);
keepDressed(state);
if (root) {
  takeOver(root, () =>
    render(<Popup state={state} now={watchTime()} tabId={tab?.id} tabUrl={tab?.url} />, root),
  );
}
