import { effect, type ReadonlySignal } from '@preact/signals';
import type { Preferences } from '../core/preferences.ts';
import type { PageState } from './page-state.ts';

/** Gives the whole page the look that the user chose; without one it is the system's. */
export function dressPage({ theme }: Pick<Preferences, 'theme'>): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
}

/** The same from now on, whichever page changes it. To be called before anything is painted. */
export const keepDressed = (state: ReadonlySignal<PageState>): (() => void) =>
  effect(() => dressPage(state.value.preferences));
