import browser from 'webextension-polyfill';

export interface Tab {
  readonly id: number;
  /** Undefined where we hold no permission for the site. */
  readonly url: string | undefined;
}

const query = async (options: Parameters<typeof browser.tabs.query>[0]): Promise<Tab[]> =>
  (await browser.tabs.query(options)).flatMap(({ id, url }) =>
    id === undefined ? [] : [{ id, url }],
  );

/** The tab in front, in every window. */
export const activeTabs = () => query({ active: true });

/** The tab that a popup was opened over. */
export const currentTab = async () => (await query({ active: true, currentWindow: true }))[0];

/** Called when another tab comes to the front, or the one there shows another page. */
export function onTabShown(listener: () => void) {
  browser.tabs.onActivated.addListener(listener);
  browser.tabs.onUpdated.addListener((_id, { status }, tab) => {
    if (tab.active && status !== undefined) listener();
  });
}
