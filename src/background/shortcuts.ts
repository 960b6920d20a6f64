import { isPausable } from '../core/menu.ts';
import type { Shortcut } from '../platform/commands.ts';
import type { MenuClick } from '../platform/menus.ts';
import { openPanel } from '../platform/side-panel.ts';
import type { Place } from '../platform/tabs.ts';
import { setAttaching } from './apps.ts';
import { doubtMenu } from './menus.ts';
import { change, projectWith } from './store.ts';
import { setTabPaused, toggleTabPaused } from './tab-choices.ts';
import { chooseNext, copyTokenFor } from './tab-deeds.ts';

type Work = () => Promise<unknown>;

/** Opens the panel here and now: after an await a browser sees no click and no key any more. */
function openedPanel({ window }: Place): Work {
  const opening = openPanel(window).catch(() => undefined);
  return async () => opening;
}

const toggleAttaching: Work = () =>
  change(({ settings }) => ({ settings: { ...settings, attaching: !settings.attaching } }));

const nothing: Work = async () => undefined;

/** What a key combination asks for. What only works straight from the key has begun when this returns. */
export function followShortcut(shortcut: Shortcut): Work {
  const { name, tab } = shortcut;
  if (name === 'open-panel') return openedPanel(shortcut);
  if (name === 'pause-all') return toggleAttaching;
  if (name === 'copy-token') return () => copyTokenFor(tab);
  if (name === 'next-identity') return () => chooseNext(tab);
  if (name === 'pause-tab' && tab && isPausable(tab)) return () => toggleTabPaused(tab.id);
  return nothing;
}

function pauseAsTicked({ id, isChecked, tab }: MenuClick): Promise<unknown> {
  if (id === 'pause-all') return setAttaching({ attaching: !isChecked });
  if (id === 'pause-tab' && tab) return setTabPaused({ tab: tab.id, paused: isChecked });
  return projectWith({});
}

/** The same for a choice in the menu. */
export function followMenu(click: MenuClick): Work {
  if (click.id === 'copy-token') return () => copyTokenFor(click.tab);
  if (click.id === 'next-identity') return () => chooseNext(click.tab);
  if (click.id === 'show-requests') return openedPanel(click);
  return async () => {
    doubtMenu();
    await pauseAsTicked(click).catch(() => projectWith({}));
  };
}
