import type { Tabs } from 'webextension-polyfill';
import { browser } from './browser.ts';

export interface Tab {
  readonly id: number;
  /** Undefined where we hold no permission for the site. */
  readonly url: string | undefined;
}

/** Where a user was when they chose something: not every window has tabs. */
export interface Place {
  readonly tab: Tab | undefined;
  readonly window: number | undefined;
}

export const placeOf = (tab: Tabs.Tab | undefined): Place => ({
  tab: tab?.id === undefined ? undefined : { id: tab.id, url: tab.url },
  window: tab?.windowId,
});

const query = async (options: Parameters<typeof browser.tabs.query>[0]): Promise<Tab[]> =>
  (await browser.tabs.query(options)).flatMap(({ id, url }) =>
    id === undefined ? [] : [{ id, url }],
  );

/** The tab in front, in every window. */
export const activeTabs = () => query({ active: true });

export const openTabs = () => query({});

/** The tab that a popup was opened over. */
export const currentTab = async () => (await query({ active: true, currentWindow: true }))[0];

/** The tab in front of the window in front. */
export const frontTab = async () => (await query({ active: true, lastFocusedWindow: true }))[0];

/** Called when another tab comes to the front, or the one there shows another page. */
export function onTabShown(listener: () => void) {
  browser.tabs.onActivated.addListener(listener);
  browser.tabs.onUpdated.addListener((_id, { status }, tab) => {
    if (tab.active && status !== undefined) listener();
  });
}

/** Opens an empty tab beside the one in front, which comes back after it. Resolves with its id. */
export async function openEmptyTab(): Promise<number | undefined> {
  const [opener] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const beside =
    opener?.id === undefined ? {} : { openerTabId: opener.id, index: opener.index + 1 };
  return (await browser.tabs.create({ url: 'about:blank', ...beside })).id;
}

export const openTab = async (url: URL): Promise<void> => {
  await browser.tabs.create({ url: url.href });
};

export const showInTab = async (tab: number, url: URL): Promise<void> => {
  await browser.tabs.update(tab, { url: url.href });
};

/** Brings a tab to the front. */
export const showTab = async (tab: number): Promise<void> => {
  await browser.tabs.update(tab, { active: true });
};

export const tabById = async (id: number): Promise<Tab> => ({
  id,
  url: (await browser.tabs.get(id)).url,
});

export const closeTab = (tab: number): Promise<void> => browser.tabs.remove(tab);

export const onTabClosed = (listener: (tab: number) => void) =>
  browser.tabs.onRemoved.addListener((tab) => listener(tab));

export const onTabOpened = (listener: () => void) =>
  browser.tabs.onCreated.addListener(() => listener());

/** Called when a tab goes on under another number: one that was discarded to save memory, for example. */
export const onTabReplaced = (listener: (from: number, to: number) => void) =>
  browser.tabs.onReplaced.addListener((added, removed) => listener(removed, added));

/** Called with where a tab has gone, as far as we hold a permission for the site. */
export const onTabMoved = (listener: (url: string) => void) =>
  browser.tabs.onUpdated.addListener((_id, { url }) => {
    if (url !== undefined) listener(url);
  });
