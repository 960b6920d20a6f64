import type { AppId } from '../core/app-id.ts';
import { reveal } from './windowed-list.tsx';

/** The button that opens an app: the arrow keys lead from one to the next. */
export const rowIdOf = (id: AppId) => `row-${id}`;

const rowOf = (id: AppId) => document.getElementById(rowIdOf(id));

/** One that is too far down to be there yet comes first. */
export function focusRow(id: AppId): void {
  const row = rowOf(id);
  if (row) row.focus();
  else reveal(id, () => rowOf(id)?.focus());
}

/** The app whose row or detail has the focus; undefined: it is elsewhere. */
export const focusedApp = (): AppId | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-app]')?.dataset['app'] as AppId | undefined;

/** Whether the focus is on a row itself, and not in what stands open below it. */
export const isOnRow = (): boolean => document.activeElement?.id.startsWith('row-') ?? false;

/** Whether nothing has the focus: as the popup opens. */
export const isNowhere = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/** Where a row stands on the screen. */
export const topOf = (id: AppId): number => rowOf(id)?.getBoundingClientRect().top ?? 0;
