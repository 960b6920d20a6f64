import { browser } from './browser.ts';

/** Opens our popup as a click on the icon does. Over a window that cannot have one nothing happens. */
export const openPopup = (): Promise<void> => browser.action.openPopup().catch(() => undefined);
