import { firstStateOf } from '../core/first-state.ts';
import { readFirst } from '../platform/first-items.ts';
import { currentTab } from '../platform/tabs.ts';
import { dressPage } from '../ui/dress-page.ts';
import { setPageLanguage } from '../ui/page-language.ts';
import type { PageState } from '../ui/page-state.ts';
import { Popup } from './popup.tsx';
import { draw } from './still/draw.ts';
import { still } from './still/signals.ts';
import { noteClicks } from './take-over.ts';
import { WHOLE } from './whole.ts';

/** Draws the popup from the store as it stands there. What is damaged is not drawn at all. */
async function paint(root: Element): Promise<void> {
  const [stored, tab] = await Promise.all([readFirst(), currentTab()]);
  const state = still<PageState>(firstStateOf(stored));
  dressPage(state.value.preferences);
  const first = document.createElement('div');
  draw(<Popup state={state} now={still(Date.now())} tabId={tab?.id} tabUrl={tab?.url} />, first);
  root.replaceChildren(...first.childNodes);
  noteClicks(root);
}

/** Once what was painted can be seen: whatever is done sooner makes that later. */
const seen = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

function loadWhole(): void {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = WHOLE;
  document.head.append(script);
}

setPageLanguage();
const root = document.getElementById('root');
if (root) await paint(root).then(seen, () => undefined);
loadWhole();
