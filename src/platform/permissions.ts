import browser from 'webextension-polyfill';

/** The host permissions in force, as match patterns. */
export const grantedPatterns = async (): Promise<readonly string[]> =>
  (await browser.permissions.getAll()).origins ?? [];

/** Every site that a sign-in may lead over. */
export const BROAD_PATTERNS: readonly string[] = ['https://*/*', 'http://*/*'];

/** Asks the user. Only works straight from a click, before anything is awaited. */
export const requestPatterns = (patterns: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...patterns] });

/** Gives permissions back that are not needed any more. */
export const dropPatterns = (patterns: readonly string[]): Promise<boolean> =>
  browser.permissions.remove({ origins: [...patterns] });

export const onPermissionsChanged = (listener: () => void) => {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
};
