import type { App } from './app.ts';
import { appsForTab } from './apps-for-tab.ts';
import { liveTokensAs } from './live-tokens.ts';
import type { PageTab } from './next-identity.ts';
import { sentToken } from './sent-token.ts';
import type { State } from './state.ts';
import { identityIn } from './tab-choice.ts';
import type { Millis } from './time.ts';

type Facts = Pick<State, 'apps' | 'settings' | 'sessions' | 'current' | 'tabs'>;

export interface TabToken {
  readonly app: App;
  readonly token: string;
}

/** The token that is meant where a page is in front: the first live one of those that may go from it. */
export function tokenForTab(state: Facts, tab: PageTab, now: Millis): TabToken | undefined {
  for (const app of appsForTab(state, tab.url)) {
    const identity = identityIn(state, app.id, tab.id);
    const tokens = identity === null ? undefined : liveTokensAs(state, app, identity, now);
    const token = tokens && sentToken(app, tokens);
    if (token !== undefined) return { app, token };
  }
  return undefined;
}
