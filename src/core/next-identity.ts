import type { App } from './app.ts';
import { appsForTab } from './apps-for-tab.ts';
import { currentIdentity, type IdentityId, identitiesOf } from './identity.ts';
import { liveTokensAs } from './live-tokens.ts';
import type { State } from './state.ts';
import { identityIn } from './tab-choice.ts';
import type { Millis } from './time.ts';

type Facts = Pick<State, 'apps' | 'settings' | 'sessions' | 'current' | 'tabs'>;

export interface PageTab {
  readonly id: number;
  readonly url: string | undefined;
}

const signedIn = (state: Facts, app: App, now: Millis): readonly IdentityId[] =>
  identitiesOf(state, app.id)
    .map(({ id }) => id)
    .filter((id) => liveTokensAs(state, app, id, now) !== undefined);

export interface NextIdentity {
  readonly app: App;
  readonly identity: IdentityId;
  /** Undefined: whoever goes from every other tab, which takes no choice of its own. */
  readonly choice: IdentityId | undefined;
}

/** Who goes next from a tab: the one after whom it has now, in the order of people, and then the first again. */
export function nextIdentity(state: Facts, tab: PageTab, now: Millis): NextIdentity | undefined {
  for (const app of appsForTab(state, tab.url)) {
    const people = signedIn(state, app, now);
    const chosen = identityIn(state, app.id, tab.id);
    const place = chosen === null ? -1 : people.indexOf(chosen);
    const identity = people[(place + 1) % people.length];
    if (identity === undefined || identity === chosen) continue;
    const isElsewhere = identity === currentIdentity(state, app.id);
    return { app, identity, choice: isElsewhere ? undefined : identity };
  }
  return undefined;
}
