import browser from 'webextension-polyfill';

/** The host of our own pages and worker, as an initiator in rules. */
export const ownHost = (): string => new URL(browser.runtime.getURL('')).hostname;

/** The page that the popup's links and repairs lead to. `hash` names a place in it. */
export const openOptions = async (hash = ''): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL(`src/options/index.html${hash}`) });
};
