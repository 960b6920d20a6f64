import type { App } from '../core/app.ts';
import type { AppId } from '../core/app-id.ts';
import { appOf, currentIdentity, type IdentityId, identitiesOf } from '../core/identity.ts';
import type { RequestEntry, RequestLog } from '../core/request-log.ts';
import { appById } from '../core/state.ts';
import type { PageState } from '../ui/page-state.ts';
import { type Who, whoIs } from '../ui/who-is.ts';
import type { Tabs } from './watch-tabs.ts';

/** By app. */
export type Logs = Readonly<Record<string, RequestLog>>;

/** Which requests to show. */
export interface Filter {
  readonly tabs: 'this' | 'all';
  /** Undefined: all apps. */
  readonly app: AppId | undefined;
}

/** Where a request came from, as seen from the tab in front. A worker has no tab. */
export type Place = 'this_tab' | 'other_tab' | 'closed_tab' | 'worker';

/** One request as the panel shows it. */
export interface Row {
  readonly entry: RequestEntry;
  readonly app: App;
  readonly place: Place;
  /** Whose token it carried; undefined where that is no question. */
  readonly who: Who | undefined;
}

function placeOf({ tab }: RequestEntry, { front, open }: Tabs): Place {
  if (tab === undefined || tab < 0) return 'worker';
  if (tab === front?.id) return 'this_tab';
  return open.includes(tab) ? 'other_tab' : 'closed_tab';
}

/** Whether there is anyone else whom an app's requests go as. */
const isOneOfSeveral = (state: PageState, { id: app }: App, id: IdentityId) =>
  identitiesOf(state, app).length > 1 || currentIdentity(state, app) !== id;

/** Requests of apps that are gone are nobody's, and go with them. */
function rowOf(state: PageState, tabs: Tabs, entry: RequestEntry): readonly Row[] {
  const app = appById(state.apps, appOf(entry.identity));
  if (!app) return [];
  const isQuestion = isOneOfSeveral(state, app, entry.identity);
  const who = isQuestion ? whoIs(state, entry.identity) : undefined;
  return [{ entry, app, place: placeOf(entry, tabs), who }];
}

/** One request may carry the tokens of two apps, in headers of their own. */
export const keyOf = (app: AppId, request: string) => `${app} ${request}`;

/** The requests, the newest first and each once. */
export function rowsOf(
  state: PageState,
  tabs: Tabs,
  entries: readonly RequestEntry[],
): readonly Row[] {
  const once = new Map(entries.map((entry) => [keyOf(appOf(entry.identity), entry.id), entry]));
  const newest = [...once.values()].sort((a, b) => b.at - a.at);
  return newest.flatMap((entry) => rowOf(state, tabs, entry));
}
