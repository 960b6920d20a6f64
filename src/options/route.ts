import { type ReadonlySignal, signal } from '@preact/signals';

/** What is for no app alone, by its place in the address. `token`: where any token is read. */
const SHARED = ['pages', 'token', 'settings'] as const;
export type SharedPage = (typeof SHARED)[number];

const isShared = (page: string | undefined): page is SharedPage =>
  SHARED.some((shared) => shared === page);

/** Which form is shown. It stands in the address, so that the popup can lead there and Back works. */
export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: SharedPage }
  /** `topic`: the word that is looked up. */
  | { readonly kind: 'help'; readonly topic?: string }
  /**
   * `from`: the app whose settings the new one begins with. `seen`: it begins with what was watched for, `begun`:
   * with what was pasted in the popup.
   */
  | { readonly kind: 'new'; readonly from?: string; readonly seen?: true; readonly begun?: true }
  | { readonly kind: 'app'; readonly id: string; readonly field?: string };

/** Reads `#/`, `#/pages` and its like, `#/help/WORD`, `#/new?from=ID`, `#/new?seen`, `#/new?begun` and `#/app/ID?field=NAME`. Anything else is home. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const parameters = new URLSearchParams(query);
  const [page, id] = path.split('/');
  if (page === 'new') {
    if (parameters.has('seen')) return { kind: 'new', seen: true };
    if (parameters.has('begun')) return { kind: 'new', begun: true };
    const from = parameters.get('from');
    return from === null ? { kind: 'new' } : { kind: 'new', from };
  }
  if (isShared(page)) return { kind: page };
  if (page === 'help') return id ? { kind: 'help', topic: id } : { kind: 'help' };
  if (page !== 'app' || !id) return { kind: 'home' };
  const field = parameters.get('field');
  return field === null ? { kind: 'app', id } : { kind: 'app', id, field };
}

function hashOfNew({ from, seen, begun }: Extract<Route, { kind: 'new' }>): string {
  if (seen) return '#/new?seen';
  if (begun) return '#/new?begun';
  return from ? `#/new?from=${from}` : '#/new';
}

export function hashOf(route: Route): string {
  if (route.kind === 'app') return `#/app/${route.id}`;
  if (route.kind === 'new') return hashOfNew(route);
  if (route.kind === 'help') return route.topic ? `#/help/${route.topic}` : '#/help';
  return route.kind === 'home' ? '#/' : `#/${route.kind}`;
}

export function watchRoute(): ReadonlySignal<Route> {
  const route = signal(parseRoute(location.hash));
  addEventListener('hashchange', () => {
    route.value = parseRoute(location.hash);
  });
  return route;
}

export const go = (route: Route) => {
  location.hash = hashOf(route);
};
