import { browser } from './browser.ts';
import { type Place, placeOf } from './tabs.ts';

/** A key combination that was pressed, by the name that the manifest gives it. */
export interface Shortcut extends Place {
  readonly name: string;
}

export const onShortcut = (listener: (shortcut: Shortcut) => void) =>
  browser.commands.onCommand.addListener((name, tab) => listener({ name, ...placeOf(tab) }));

/** A command of the browser's, with the keys that lead to it now; '' where there are none. */
export interface BoundCommand {
  readonly name: string;
  readonly description: string;
  readonly shortcut: string;
}

/** All commands of ours. What opens the popup has no description of its own. */
export async function shortcuts(): Promise<readonly BoundCommand[]> {
  const commands = await browser.commands.getAll();
  return commands.map(({ name = '', description = '', shortcut = '' }) => ({
    name,
    description,
    shortcut,
  }));
}

/** The browser's own page for them: Firefox opens it itself, others have it at an address. */
export async function openShortcutSettings(): Promise<void> {
  if (browser.commands.openShortcutSettings) await browser.commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
