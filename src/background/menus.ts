import { type MenuItem, menuChange, menuFor } from '../core/menu.ts';
import type { State } from '../core/state.ts';
import { t } from '../platform/i18n.ts';
import { changeEntry, makeMenu } from '../platform/menus.ts';
import { frontTab } from '../platform/tabs.ts';

/** What the menu shows, as far as this worker knows: a browser does not tell. */
let shown: readonly MenuItem[] | undefined;

const entryOf = (item: MenuItem) => ({ ...item, title: t(item.title) });

/** Makes the menu of the toolbar's icon follow the state: anew where it is not known what it shows. */
export async function showMenu(state: State): Promise<void> {
  const wanted = menuFor(state, await frontTab());
  const before = shown;
  shown = undefined;
  if (before) await Promise.all(menuChange(before, wanted).map(entryOf).map(changeEntry));
  else await makeMenu(wanted.map(entryOf));
  shown = wanted;
}

/** A browser ticks by itself what is clicked, whatever comes of it. */
export function doubtMenu(): void {
  shown = undefined;
}
