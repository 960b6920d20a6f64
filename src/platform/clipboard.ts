import polyfill, { type Permissions, type Runtime } from 'webextension-polyfill';
import { browser } from './browser.ts';
import { askOffscreen, hasOffscreen } from './offscreen.ts';

/** To clear what was copied, one has to see whether it is there still. */
const NEEDED: Permissions.Permissions = { permissions: ['clipboardRead', 'clipboardWrite'] };

/** Whether this browser lets a worker reach the clipboard at all, given the permissions. */
export const canReachClipboard = hasOffscreen;

export const clipboardGranted = async (): Promise<boolean> =>
  hasOffscreen() && (await browser.permissions.contains(NEEDED).catch(() => false));

/** Asks the user. Only works straight from a click, before anything is awaited. */
export const requestClipboard = (): Promise<boolean> =>
  browser.permissions.request(NEEDED).catch(() => false);

export const dropClipboard = (): Promise<boolean> =>
  browser.permissions.remove(NEEDED).catch(() => false);

/** What the page without a window does for the worker. The text goes nowhere but to the clipboard. */
export type ClipboardTask =
  | { readonly clipboard: 'write'; readonly text: string }
  | { readonly clipboard: 'clear'; readonly digest: string };

const ask = async (task: ClipboardTask): Promise<boolean> => (await askOffscreen(task)) === true;

export const writeClipboard = (text: string): Promise<boolean> => ask({ clipboard: 'write', text });

/** Empties the clipboard if it holds the text of this digest still. Resolves with whether it did. */
export const clearClipboard = (digest: string): Promise<boolean> =>
  ask({ clipboard: 'clear', digest });

const isTask = (message: unknown): message is ClipboardTask =>
  typeof message === 'object' && message !== null && 'clipboard' in message;

/**
 * For the page without a window: whatever else our pages tell each other is not for it. By the polyfill, as in
 * `hear.ts`.
 */
export const onClipboardTask = (work: (task: ClipboardTask) => Promise<boolean>) =>
  polyfill.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    sender.id === polyfill.runtime.id && isTask(message) ? work(message) : undefined,
  );
