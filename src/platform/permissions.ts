import { browser } from './browser.ts';

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

/** What is not asked for at install, because few want what it is for. */
export type OptionalPermission = 'notifications';

/** Asks the user, where they have not said yes before. Only works straight from a click, before anything is awaited. */
export const requestPermission = (name: OptionalPermission): Promise<boolean> =>
  browser.permissions.request({ permissions: [name] });

export const dropPermission = (name: OptionalPermission): Promise<boolean> =>
  browser.permissions.remove({ permissions: [name] });

export const hasPermission = (name: OptionalPermission): Promise<boolean> =>
  browser.permissions.contains({ permissions: [name] });
