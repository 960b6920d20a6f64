import { type ReadonlySignal, signal } from '@preact/signals';

/** Which form is shown. It stands in the address, so that the popup can lead there and Back works. */
export type Route =
  | { readonly kind: 'home' }
  /** `from`: the app whose settings the new one begins with. */
  | { readonly kind: 'new'; readonly from?: string }
  | { readonly kind: 'app'; readonly id: string; readonly field?: string };

/** Reads `#/`, `#/new?from=ID` and `#/app/ID?field=NAME`. Anything else is home. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const parameters = new URLSearchParams(query);
  const [page, id] = path.split('/');
  if (page === 'new') {
    const from = parameters.get('from');
    return from === null ? { kind: 'new' } : { kind: 'new', from };
  }
  if (page !== 'app' || !id) return { kind: 'home' };
  const field = parameters.get('field');
  return field === null ? { kind: 'app', id } : { kind: 'app', id, field };
}

export function hashOf(route: Route): string {
  if (route.kind === 'home') return '#/';
  if (route.kind === 'new') return route.from ? `#/new?from=${route.from}` : '#/new';
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
