import { isWithin } from './api-scope.ts';
import type { App } from './app.ts';
import { hasCaller, pageOrigins, withMyPages } from './caller.ts';
import type { State } from './state.ts';

const calls = (app: App, url: URL) =>
  pageOrigins(app).some((origin) => origin === url.origin) ||
  (hasCaller(app, 'address-bar') && app.apiScopes.some((scope) => isWithin(scope, url)));

/** The apps whose token may go with requests of the page that a tab shows. `url`: undefined if unknown. */
export function appsForTab(
  { apps, settings }: Pick<State, 'apps' | 'settings'>,
  url: string | undefined,
): readonly App[] {
  if (url === undefined || !URL.canParse(url)) return [];
  const page = new URL(url);
  return apps.filter((app) => app.enabled && calls(withMyPages(app, settings.pages), page));
}
