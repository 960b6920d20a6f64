import { type ApiScope, apiScopeText } from './api-scope.ts';
import type { App } from './app.ts';
import { withMyPages } from './caller.ts';
import { grantedWith } from './host-permission.ts';
import { KNOWN_TYPES } from './request-kind.ts';
import { type Part, type RuleContext, requestsOf } from './requests-of.ts';
import { isBelowAny, letsIn } from './rule-match.ts';
import { priorityOf } from './rules-for.ts';
import type { State } from './state.ts';
import type { WebOrigin } from './web-origin.ts';

/** That the tokens of two apps could go with the same request. */
export interface Conflict {
  readonly other: App;
  /** Whether the app wins over the other. */
  readonly wins: boolean;
  /** The longer path wins; where both are as long, the place in the list does. */
  readonly why: 'path' | 'order';
  /** What both could match. */
  readonly scope: ApiScope;
}

type Facts = Pick<State, 'apps' | 'settings' | 'granted'>;

/** An app with its place in the list. */
interface Placed {
  readonly app: App;
  readonly index: number;
}

/** As if both were allowed all that they need: what is in the way must not come as a surprise when it is. */
const contextOf = (apps: readonly App[], granted: readonly string[]): RuleContext => ({
  ownHost: '',
  granted: grantedWith(granted, ...apps),
  types: KNOWN_TYPES,
  knowsTop: true,
});

const isAtOrBelow = (path: string, prefix: string) =>
  path === prefix || path.startsWith(`${prefix}/`);

const shareTop = (a: Part, b: Part) =>
  [...(a.topDomains ?? []), ...(b.topDomains ?? [])].some(
    (host) => isBelowAny(a.topDomains, host) && isBelowAny(b.topDomains, host),
  );

const shareInitiator = (a: Part, b: Part) =>
  [...(a.initiatorDomains ?? []), ...(b.initiatorDomains ?? []), undefined].some(
    (host) => letsIn(a, host) && letsIn(b, host),
  );

/** Whether there is a request that is like both. Every part takes a GET, so methods tell no two apart. */
const overlap = (a: Part, b: Part): boolean =>
  a.resourceTypes.some((type) => b.resourceTypes.includes(type)) &&
  shareInitiator(a, b) &&
  (a.topDomains === undefined || b.topDomains === undefined || shareTop(a, b));

/** Two scopes, an app's and another's, that have requests in common. */
type Pair = readonly [ApiScope, ApiScope];

/** Pages and WebSockets have addresses of their own; a scope is written as that of pages. */
const asPage = ({ origin, path }: ApiScope): ApiScope => ({
  origin: origin.replace(/^ws/, 'http') as WebOrigin,
  path,
});

/** The scopes of two apps, pair by pair, as far as some request could match both. */
function pairsOf(app: App, other: App, granted: readonly string[]): readonly Pair[] {
  const context = contextOf([app, other], granted);
  const theirs = requestsOf(other, context);
  return requestsOf(app, context).flatMap(([a, part]) =>
    theirs.flatMap(([b, otherPart]): Pair[] => {
      const meet = isAtOrBelow(a.path, b.path) || isAtOrBelow(b.path, a.path);
      return a.origin === b.origin && meet && overlap(part, otherPart)
        ? [[asPage(a), asPage(b)]]
        : [];
    }),
  );
}

const narrower = ([a, b]: Pair) => (a.path.length > b.path.length ? a : b);

/** The pair that decides in each scope that is in common: at a path, the longest of each app counts. */
function deciding(pairs: readonly Pair[]): readonly Pair[] {
  const shortFirst = [...pairs].sort(
    ([a, b], [c, d]) => a.path.length + b.path.length - c.path.length - d.path.length,
  );
  return [...new Map(shortFirst.map((pair) => [apiScopeText(narrower(pair)), pair])).values()];
}

function conflictsWith(own: Placed, other: Placed, granted: readonly string[]) {
  return deciding(pairsOf(own.app, other.app, granted)).map(
    (pair): Conflict => ({
      other: other.app,
      wins: priorityOf(pair[0], own.index) > priorityOf(pair[1], other.index),
      why: pair[0].path === pair[1].path ? 'order' : 'path',
      scope: narrower(pair),
    }),
  );
}

/** The other apps that are on and whose token could go with the same request, scope by scope. */
export function conflictsOf({ apps, settings, granted }: Facts, app: App): readonly Conflict[] {
  if (!app.enabled) return [];
  const origins = new Set(app.apiScopes.map(({ origin }) => origin));
  const isNear = (other: App) =>
    other.enabled &&
    other.id !== app.id &&
    other.header.name === app.header.name &&
    other.apiScopes.some(({ origin }) => origins.has(origin));
  const place = apps.findIndex(({ id }) => id === app.id);
  // One that is not saved yet will stand at the end.
  const own = {
    app: withMyPages(app, settings.pages),
    index: place === -1 ? apps.length : place,
  };
  return apps.flatMap((other, index) => {
    if (!isNear(other)) return [];
    const theirs = { app: withMyPages(other, settings.pages), index };
    return conflictsWith(own, theirs, granted).map((conflict) => ({ ...conflict, other }));
  });
}
