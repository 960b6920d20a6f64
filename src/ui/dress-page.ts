import type { Preferences } from '../core/preferences.ts';

/** Gives the whole page the look that the user chose; without one it is the system's. */
export function dressPage({ theme }: Pick<Preferences, 'theme'>): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
}
