import type { App } from '../core/app.ts';
import type { AppId } from '../core/app-id.ts';
import { appsForTab } from '../core/apps-for-tab.ts';
import { appOf } from '../core/identity.ts';
import { type Phase, phaseOf, tokensIn } from '../core/phase.ts';
import { chosenIn, identityIn } from '../core/tab-choice.ts';
import type { Millis } from '../core/time.ts';
import type { PageState } from '../ui/page-state.ts';
import type { Tab } from './tab-view.ts';

/** The apps in which someone's sign-in waits for them. */
const waitingApps = ({ sessions }: PageState): ReadonlySet<string> =>
  new Set(
    Object.entries(sessions).flatMap(([id, session]) =>
      session.kind === 'acquiring' && session.wait ? [appOf(id)] : [],
    ),
  );

/** Where an app stands from the tab at hand; undefined: nobody is or was signed in, so nothing is to be shown. */
function phaseHere(state: PageState, app: App, tab: Tab, now: Millis): Phase | undefined {
  const identity = identityIn(state, app.id, tab.id);
  if (identity === null || !state.sessions[identity]) return undefined;
  return phaseOf(state, app, now, tab.id);
}

/**
 * The app that is open until the user chooses, of those in the order shown: one that waits for them, the one for
 * this tab, else one that is kept back, else a live one.
 */
export function firstOpen(
  apps: readonly App[],
  state: PageState,
  tab: Tab,
  now: Millis,
): AppId | undefined {
  const isOf =
    (...kinds: readonly Phase['kind'][]) =>
    (app: App) =>
      app.enabled && kinds.includes(phaseHere(state, app, tab, now)?.kind ?? 'signed-out');
  const isChosen = (app: App) => {
    const phase = phaseHere(state, app, tab, now);
    const isNobody = chosenIn(state.tabs, tab.id, app.id) === null;
    return isNobody || (phase && tokensIn(phase) !== undefined);
  };
  const waiting = waitingApps(state);
  const ofTab = new Set(appsForTab(state, tab.url));
  const first =
    apps.find(({ id }) => waiting.has(id)) ??
    apps.find((app) => ofTab.has(app) && isChosen(app)) ??
    apps.find(isOf('needs-permission')) ??
    apps.find(isOf('live', 'soon'));
  return first?.id;
}
