import type { App } from './app.ts';
import type { AppId } from './app-id.ts';
import { type EnvironmentColour, environmentLook } from './environment.ts';

/** Apps that stand together under one heading. `rest`: nothing is said of them. */
export type AppGroup =
  | { readonly kind: 'tab' | 'favourites' | 'rest'; readonly apps: readonly App[] }
  | { readonly kind: 'environment'; readonly environment: string; readonly apps: readonly App[] };

export interface GroupWishes {
  /** The apps that are for the tab in front. */
  readonly forTab?: ReadonlySet<AppId>;
}

type EnvironmentGroup = Extract<AppGroup, { kind: 'environment' }>;

/** `Prod` and `prod` are one. */
const keyOf = (environment: string) => environment.toLowerCase();

/** As software comes to its users; environments that go by names of their own stand before those of all. */
const WAY: readonly EnvironmentColour[] = ['blue', 'teal', 'violet', 'grey', 'amber', 'red'];

const rankOf = ({ environment }: EnvironmentGroup) =>
  WAY.indexOf(environmentLook(environment).colour);

function inOrder(a: EnvironmentGroup, b: EnvironmentGroup): number {
  const isBefore = keyOf(a.environment) < keyOf(b.environment);
  return rankOf(a) - rankOf(b) || (isBefore ? -1 : 1);
}

function byEnvironment(apps: readonly App[]): readonly AppGroup[] {
  const groups = new Map<string, { environment: string; apps: App[] }>();
  for (const app of apps) {
    const { environment } = app;
    if (environment === undefined) continue;
    const found = groups.get(keyOf(environment));
    if (found) found.apps.push(app);
    else groups.set(keyOf(environment), { environment, apps: [app] });
  }
  return [...groups.values()]
    .map((group): EnvironmentGroup => ({ kind: 'environment', ...group }))
    .sort(inOrder);
}

/**
 * The apps as lists show them: those for the tab in front, favourites, then by environment from
 * development to production, then all others. Each app stands in the first group that it belongs to; within
 * a group the user's own order holds, and changing it never moves a group. No group is empty.
 */
export function groupsOf(apps: readonly App[], { forTab }: GroupWishes = {}): readonly AppGroup[] {
  const isForTab = ({ id }: App) => forTab?.has(id) ?? false;
  const others = apps.filter((app) => !isForTab(app));
  const plain = others.filter(({ favourite }) => !favourite);
  const groups: readonly AppGroup[] = [
    { kind: 'tab', apps: apps.filter(isForTab) },
    { kind: 'favourites', apps: others.filter(({ favourite }) => favourite) },
    ...byEnvironment(plain),
    { kind: 'rest', apps: plain.filter(({ environment }) => environment === undefined) },
  ];
  return groups.filter((group) => group.apps.length > 0);
}
