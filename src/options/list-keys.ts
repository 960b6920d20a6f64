import type { AppGroup } from '../core/app-groups.ts';
import type { AppId } from '../core/app-id.ts';
import type { Arranging, Step } from './arranging.ts';

const STEPS: Readonly<Record<string, Step>> = { ArrowUp: -1, ArrowDown: 1 };

const linkIn = (entry: Element | undefined) => entry?.querySelector<HTMLElement>('a');

/** To the app above or below, over the borders of groups. */
function goBeside(entry: Element, list: Element, step: Step) {
  const entries = [...list.querySelectorAll('[data-app]')];
  linkIn(entries[entries.indexOf(entry) + step])?.focus();
}

function moveBeside(id: AppId, groups: readonly AppGroup[], arranging: Arranging, step: Step) {
  const group = groups.find(({ apps }) => apps.some((app) => app.id === id));
  if (group) arranging.step(group.apps, id, step);
}

/** Arrows lead from app to app; with Alt they take the app along. `arranging`: undefined: nothing can be moved. */
export function followListKey(
  event: KeyboardEvent & { readonly currentTarget: Element },
  groups: readonly AppGroup[],
  arranging: Arranging | undefined,
) {
  const step = STEPS[event.key];
  const entry = event.target instanceof Element ? event.target.closest('[data-app]') : null;
  if (!step || !entry) return;
  event.preventDefault();
  if (!event.altKey) goBeside(entry, event.currentTarget, step);
  else if (arranging)
    moveBeside((entry as HTMLElement).dataset['app'] as AppId, groups, arranging, step);
}
