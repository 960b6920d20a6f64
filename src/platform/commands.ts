import browser from 'webextension-polyfill';
import { type Place, placeOf } from './tabs.ts';

/** A key combination that was pressed, by the name that the manifest gives it. */
export interface Shortcut extends Place {
  readonly name: string;
}

export const onShortcut = (listener: (shortcut: Shortcut) => void) =>
  browser.commands.onCommand.addListener((name, tab) => listener({ name, ...placeOf(tab) }));
