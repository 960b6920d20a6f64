import type { App } from '../core/app.ts';
import type { AppId } from '../core/app-id.ts';
import { appsForTab } from '../core/apps-for-tab.ts';
import { currentIdentity, type IdentityId } from '../core/identity.ts';
import { choiceIn, chosenIn, identityIn } from '../core/tab-choice.ts';
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

/** Whether no token goes with requests of the tab, whatever the apps' own switches say. */
export const isPausedIn = ({ settings, tabs }: PageState, { id }: Tab): boolean =>
  !settings.attaching || choiceIn(tabs, id).paused;

/** The apps that the page in the tab concerns, or for which something was chosen there. */
export function appsOfTab(
  { apps, settings, tabs }: PageState,
  { id, url }: Tab,
): ReadonlySet<AppId> {
  const switchedOn = apps.map((app) => ({ ...app, enabled: true }));
  const concerned = appsForTab({ apps: switchedOn, settings }, url).map((app) => app.id);
  return new Set([...concerned, ...(Object.keys(choiceIn(tabs, id).identities) as AppId[])]);
}

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
