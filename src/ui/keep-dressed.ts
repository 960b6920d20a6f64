import { effect, type ReadonlySignal } from '@preact/signals';
import { dressPage } from './dress-page.ts';
import type { PageState } from './page-state.ts';

/** Gives the page the look that the user chose, now and whenever any page changes it. To be called before painting. */
export const keepDressed = (state: ReadonlySignal<PageState>): (() => void) =>
  effect(() => dressPage(state.value.preferences));
