import type { App } from '../core/app.ts';
import { type AppGroup, groupsOf } from '../core/app-groups.ts';
import type { AppId } from '../core/app-id.ts';
import { searchApps } from '../core/app-search.ts';
import { environmentLook } from '../core/environment.ts';
import type { PageState } from '../ui/page-state.ts';
import { appsOfTab, type Tab } from './tab-view.ts';

/** What stands in the list, one below the other. Nothing in it takes more than the store to know. */
export type Item =
  | { readonly kind: 'heading'; readonly key: string; readonly group: AppGroup }
  | {
      readonly kind: 'app';
      readonly key: AppId;
      readonly app: App;
      /** Whether the row has to name its environment: no heading does, or it is never to be overlooked. */
      readonly isTagged: boolean;
    };

const isProduction = ({ environment }: App) =>
  environment !== undefined && environmentLook(environment).isProduction;

const headingOf = (group: AppGroup): Item => ({
  kind: 'heading',
  key: group.kind === 'environment' ? `environment ${group.environment}` : group.kind,
  group,
});

function withItems(group: AppGroup, hasHeading: boolean): readonly Item[] {
  const isSaid = hasHeading && group.kind === 'environment';
  const rows = group.apps.map((app): Item => {
    const isTagged = app.environment !== undefined && (!isSaid || isProduction(app));
    return { kind: 'app', key: app.id, app, isTagged };
  });
  return hasHeading ? [headingOf(group), ...rows] : rows;
}

/** The apps that a text finds, those for the tab at hand first. One group alone needs no heading. */
export function itemsOf(state: PageState, tab: Tab, text = ''): readonly Item[] {
  const groups = groupsOf(searchApps(state, text), { forTab: appsOfTab(state, tab) });
  return groups.flatMap((group) => withItems(group, groups.length > 1));
}

export const appsIn = (items: readonly Item[]): readonly App[] =>
  items.flatMap((item) => (item.kind === 'app' ? [item.app] : []));
