import type { ApiScope } from './api-scope.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';

const isWithin = ({ origin, path }: ApiScope, url: URL) =>
  url.origin === origin && (url.pathname === path || url.pathname.startsWith(`${path}/`));

const concerns = (app: App, url: URL) => (caller: Caller) =>
  caller.kind === 'page'
    ? caller.origin === url.origin
    : app.apiScopes.some((scope) => isWithin(scope, url));

/** The apps whose token may go with requests of the page that a tab shows. `url`: undefined if unknown. */
export function appsForTab(apps: readonly App[], url: string | undefined): readonly App[] {
  if (url === undefined || !URL.canParse(url)) return [];
  const page = new URL(url);
  return apps.filter((app) => app.enabled && app.callers.some(concerns(app, page)));
}
