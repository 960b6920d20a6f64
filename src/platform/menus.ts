import type { Menus } from 'webextension-polyfill';
import { browser } from './browser.ts';
import { type Place, placeOf } from './tabs.ts';

/** One line of the menu of our icon in the toolbar. `isChecked`: undefined where there is nothing to tick. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly isEnabled: boolean;
  readonly isChecked?: boolean | undefined;
}

const create = ({ id, title, isEnabled, isChecked }: Entry) =>
  new Promise<void>((resolve) => {
    const type = isChecked === undefined ? ('normal' as const) : ('checkbox' as const);
    const checked = isChecked === undefined ? {} : { checked: isChecked };
    const contexts: Menus.ContextType[] = ['action'];
    const entry = { id, title, type, contexts, enabled: isEnabled, ...checked };
    // Read, or the browser complains of an error that nobody looked at.
    browser.contextMenus.create(entry, () => resolve(void browser.runtime.lastError));
  });

/** Replaces the whole menu: it outlives the worker, and what stands in it cannot be asked. */
export async function makeMenu(entries: readonly Entry[]): Promise<void> {
  await browser.contextMenus.removeAll();
  await Promise.all(entries.map(create));
}

export const changeEntry = async ({ id, isEnabled, isChecked }: Entry): Promise<void> => {
  const checked = isChecked === undefined ? {} : { checked: isChecked };
  await browser.contextMenus.update(id, { enabled: isEnabled, ...checked });
};

/** What was chosen in the menu. `isChecked`: as the browser shows it from now on. */
export interface MenuClick extends Place {
  readonly id: string;
  readonly isChecked: boolean;
}

export const onMenuClicked = (listener: (click: MenuClick) => void) =>
  browser.contextMenus.onClicked.addListener(({ menuItemId, checked = false }, tab) =>
    listener({ id: String(menuItemId), isChecked: checked, ...placeOf(tab) }),
  );
