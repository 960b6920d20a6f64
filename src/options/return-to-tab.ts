import { effect, type ReadonlySignal } from '@preact/signals';
import type { AppId } from '../core/app-id.ts';
import type { Begun } from '../core/begun.ts';
import { namedPages, withMyPages } from '../core/caller.ts';
import { appById } from '../core/state.ts';
import { originOf } from '../core/web-origin.ts';
import { showTab, tabById } from '../platform/tabs.ts';
import type { PageState } from '../ui/page-state.ts';

/** Whether a tab shows a page that calls the app's API. */
function isCaller(state: PageState, id: AppId, url: string | undefined): boolean {
  const app = appById(state.apps, id);
  if (!app || url === undefined) return false;
  return namedPages(withMyPages(app, state.settings.pages)).includes(originOf(new URL(url)));
}

async function goBack(state: PageState, id: AppId, tab: number) {
  const found = await tabById(tab).catch(() => undefined);
  if (isCaller(state, id, found?.url)) await showTab(tab);
}

/**
 * Who came from a page that calls the API has come to see it work: once they are signed in, that page is in front
 * again. Any other page is left where it is, and so is everything after a sign-in that came to nothing.
 */
export function returnAfterSignIn(
  state: ReadonlySignal<PageState>,
  id: AppId,
  { tab }: Pick<Begun, 'tab'>,
): void {
  if (tab === undefined) return;
  const stop = effect(() => {
    const kind = state.value.sessions[id]?.kind;
    if (kind === undefined || kind === 'acquiring') return;
    queueMicrotask(() => stop());
    if (kind === 'active') void goBack(state.value, id, tab);
  });
}
