import browser from 'webextension-polyfill';

/** The host permissions in force, as match patterns. */
export const grantedPatterns = async (): Promise<readonly string[]> =>
  (await browser.permissions.getAll()).origins ?? [];

/** Asks the user. Only works straight from a click, before anything is awaited. */
export const requestPatterns = (patterns: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...patterns] });

export const onPermissionsChanged = (listener: () => void) => {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
};
