import type { App } from '../core/app.ts';
import { appsForTab } from '../core/apps-for-tab.ts';
import { currentIdentity, type IdentityId } from '../core/identity.ts';
import { chosenIn, identityIn } from '../core/tab-choice.ts';
import type { PageState } from '../ui/page-state.ts';

/** The tab that the popup was opened over. */
export interface Tab {
  readonly id: number | undefined;
  /** Undefined where we hold no permission for the site in it. */
  readonly url: string | undefined;
}

/** As whom an app's requests go from the tab at hand. */
export interface TabView {
  readonly id: number;
  /** Null: as nobody. */
  readonly identity: IdentityId | null;
  /** As whom they go from every other tab without a choice of its own. */
  readonly elsewhere: IdentityId;
  /** Whether the two differ. */
  readonly isOwn: boolean;
}

/** A switch that is off does not change whom the page concerns. */
const concerns = (state: PageState, app: App, url: string | undefined) =>
  appsForTab({ apps: [{ ...app, enabled: true }], settings: state.settings }, url).length > 0;

/** Undefined: the page in the tab is none of the app's, and nothing was chosen for it. */
export function tabViewOf(state: PageState, app: App, tab: Tab): TabView | undefined {
  const { id, url } = tab;
  if (id === undefined) return undefined;
  const isChosen = chosenIn(state.tabs, id, app.id) !== undefined;
  if (!isChosen && !concerns(state, app, url)) return undefined;
  const identity = identityIn(state, app.id, id);
  const elsewhere = currentIdentity(state, app.id);
  return { id, identity, elsewhere, isOwn: identity !== elsewhere };
}
