import { browser } from './browser.ts';

/** What the polyfill's types do not know. Chromium only. */
interface SidePanel {
  open(options: { windowId: number }): Promise<void>;
}

const sidePanel = () => (browser as unknown as { sidePanel?: SidePanel }).sidePanel;

/** Whether this browser has a panel beside the page. */
export const hasPanel = (): boolean => sidePanel() !== undefined;

/**
 * Opens our panel beside the page, in the window that asks or in another. Only works straight from a click, a
 * keyboard command or a menu, before anything is awaited.
 */
export const openPanel = async (
  windowId: number = browser.windows.WINDOW_ID_CURRENT,
): Promise<void> => sidePanel()?.open({ windowId });
