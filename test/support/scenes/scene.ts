import type { Page } from 'playwright-core';
import type { Say } from './say.ts';
import type { Store } from './store.ts';

/** In CSS pixels. */
export type Size = Readonly<{ width: number; height: number }>;

/** A view in a state: what stands in the store, and what a user does there before it is looked at. */
export interface Scene {
  readonly name: string;
  readonly page: 'popup' | 'options' | 'panel';
  readonly hash?: string;
  /** `shop`: the tab that the popup is opened over. */
  readonly store: Store | ((shop: number) => Store);
  readonly act?: (page: Page, say: Say) => Promise<unknown>;
  /** A text that is there once the scene is. */
  readonly shows: (say: Say) => string;
  /** Absent: as large as the page usually is. */
  readonly size?: Size;
  /** What is not to be pictured: too much alike another one. The other checks look at it. */
  readonly isUnpictured?: true;
}

const SIZES = {
  popup: { width: 400, height: 600 },
  options: { width: 900, height: 680 },
  panel: { width: 360, height: 640 },
} as const;

export const sizeOf = ({ page, size = SIZES[page] }: Pick<Scene, 'page' | 'size'>): Size => size;

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
