import { browser } from './browser.ts';

/** What the types do not know. Chromium from 116; Firefox has none. */
interface Context {
  readonly contextType: string;
  /** -1: none. */
  readonly tabId: number;
}

interface Contexts {
  getContexts?(filter: { contextTypes: readonly string[] }): Promise<readonly Context[]>;
}

const runtime = () => browser.runtime as unknown as Contexts;

/** The host of our own pages and worker, as an initiator in rules. */
export const ownHost = (): string => new URL(browser.runtime.getURL('')).hostname;

/** The address of our options page. `hash` names a place in it. */
export const optionsUrl = (hash = ''): string =>
  browser.runtime.getURL(`src/options/index.html${hash}`);

/** The page that the popup's links and repairs lead to. */
export const openOptions = async (hash = ''): Promise<void> => {
  await browser.tabs.create({ url: optionsUrl(hash) });
};

export const ownVersion = (): string => browser.runtime.getManifest().version;

/** Whether the user has a page of ours before their eyes: the popup, or one in the tab in front. */
export async function isPageSeen(frontTab: number | undefined): Promise<boolean> {
  const contexts = (await runtime().getContexts?.({ contextTypes: ['POPUP', 'TAB'] })) ?? [];
  return contexts.some(
    ({ contextType, tabId }) => contextType === 'POPUP' || (tabId >= 0 && tabId === frontTab),
  );
}
