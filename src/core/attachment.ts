import type { App } from './app.ts';
import { withMyPages } from './caller.ts';
import { currentIdentity, type IdentityId } from './identity.ts';
import { lackingOrigins } from './lacking.ts';
import { liveTokensAs } from './live-tokens.ts';
import { sentToken } from './sent-token.ts';
import type { State } from './state.ts';
import { identityIn } from './tab-choice.ts';
import type { Millis } from './time.ts';

/** Where requests may come from: from these tabs alone, or from anywhere but these. */
export type Origins = { readonly only: readonly number[] } | { readonly except: readonly number[] };

/** One token that goes with requests: whose it is, and from which tabs. */
export interface Attachment {
  readonly app: App;
  readonly identity: IdentityId;
  readonly token: string;
  readonly tabs: Origins;
  /** Where the app stands in the list: of two that match equally well the higher one wins. */
  readonly index: number;
}

type Facts = Pick<State, 'apps' | 'settings' | 'sessions' | 'current' | 'tabs' | 'granted'>;

/** As whom an app's requests go from each tab that differs from the others; null: as nobody. */
const exceptions = (state: Facts, app: App): readonly (readonly [number, IdentityId | null])[] =>
  Object.entries(state.tabs).flatMap(([key, { paused }]) => {
    const tab = Number(key);
    const identity = paused ? null : identityIn(state, app.id, tab);
    return identity === currentIdentity(state, app.id) ? [] : [[tab, identity] as const];
  });

function placesOf(state: Facts, app: App): readonly (readonly [IdentityId, Origins])[] {
  const apart = exceptions(state, app);
  const chosen = new Set(apart.flatMap(([, identity]) => identity ?? []));
  const everywhereElse = { except: apart.map(([tab]) => tab) };
  return [
    [currentIdentity(state, app.id), everywhereElse],
    ...[...chosen].map((identity) => {
      const only = apart.filter(([, other]) => other === identity).map(([tab]) => tab);
      return [identity, { only }] as const;
    }),
  ];
}

/** What an app's requests carry now, and from where. Who has no live token has no place, and nobody takes it. */
function attachmentsOf(state: Facts, app: App, index: number, now: Millis): readonly Attachment[] {
  const resolved = withMyPages(app, state.settings.pages);
  return placesOf(state, app).flatMap(([identity, tabs]) => {
    const tokens = liveTokensAs(state, app, identity, now);
    const token = tokens && sentToken(app, tokens);
    if (token === undefined || lackingOrigins(app, tokens, state).length > 0) return [];
    return [{ app: resolved, identity, token, tabs, index }];
  });
}

/** Every token that goes with requests now. */
export const attachments = (state: Facts, now: Millis): readonly Attachment[] =>
  state.settings.attaching
    ? state.apps.flatMap((app, index) => (app.enabled ? attachmentsOf(state, app, index, now) : []))
    : [];
