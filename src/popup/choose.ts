import type { IdentityId } from '../core/identity.ts';
import { run } from '../ui/actions.ts';
import type { AppView } from './app-view.ts';
import type { TabView } from './tab-view.ts';

type Choosing = Pick<AppView, 'app' | 'tab'>;

/** The tab goes as any other from now on. */
export const chooseAsEverywhere = (
  { app }: Pick<AppView, 'app'>,
  { id }: TabView,
): Promise<boolean> => run('chooseInTab', { tab: id, app: app.id });

/** Over a page that concerns the app a choice is the tab's own, over any other it is for all tabs. */
export function choose({ app, tab }: Choosing, id: IdentityId): void {
  if (!tab) void run('chooseIdentity', { id });
  // To go as all others do takes no choice of its own.
  else if (id === tab.elsewhere) void chooseAsEverywhere({ app }, tab);
  else void run('chooseInTab', { tab: tab.id, app: app.id, identity: id });
}

export const chooseNobody = ({ app }: Choosing, { id }: TabView): void =>
  void run('chooseInTab', { tab: id, app: app.id, identity: null });
