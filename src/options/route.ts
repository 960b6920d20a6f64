import { type ReadonlySignal, signal } from '@preact/signals';

/** Which form is shown. It stands in the address, so that the popup can lead there and Back works. */
export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'pages' }
  /** Where any token is read. */
  | { readonly kind: 'token' }
  /** `from`: the app whose settings the new one begins with. `seen`: it begins with what was watched for. */
  | { readonly kind: 'new'; readonly from?: string; readonly seen?: true }
  | { readonly kind: 'app'; readonly id: string; readonly field?: string };

/** Reads `#/`, `#/pages`, `#/token`, `#/new?from=ID`, `#/new?seen` and `#/app/ID?field=NAME`. Anything else is home. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const parameters = new URLSearchParams(query);
  const [page, id] = path.split('/');
  if (page === 'new') {
    if (parameters.has('seen')) return { kind: 'new', seen: true };
    const from = parameters.get('from');
    return from === null ? { kind: 'new' } : { kind: 'new', from };
  }
  if (page === 'pages' || page === 'token') return { kind: page };
  if (page !== 'app' || !id) return { kind: 'home' };
  const field = parameters.get('field');
  return field === null ? { kind: 'app', id } : { kind: 'app', id, field };
}

function hashOfNew({ from, seen }: Extract<Route, { kind: 'new' }>): string {
  if (seen) return '#/new?seen';
  return from ? `#/new?from=${from}` : '#/new';
}

export function hashOf(route: Route): string {
  if (route.kind === 'home') return '#/';
  if (route.kind === 'pages' || route.kind === 'token') return `#/${route.kind}`;
  if (route.kind === 'new') return hashOfNew(route);
  return `#/app/${route.id}`;
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
