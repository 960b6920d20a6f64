import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { appById } from '../core/state.ts';
import type { PageState } from '../ui/page-state.ts';
import { hashOf, type Route } from './route.ts';

interface Shown {
  readonly state: ReadonlySignal<PageState>;
  readonly route: ReadonlySignal<Route>;
}

const linkTo = (id: string) => document.querySelector<HTMLElement>(`nav [href="#/app/${id}"]`);

const heading = () => document.querySelector<HTMLElement>('main h2');

/** Nowhere, or where it was put for want of a better place. */
const isFocusFree = () =>
  [null, document.body, heading()].includes(document.activeElement as HTMLElement | null);

/**
 * A button that is gone with what it belonged to leaves the focus nowhere: it goes on from the app that has
 * come back, or from the heading of what is shown now.
 */
export function useFocusLeft({ state, route }: Shown) {
  const { apps, trash } = state.value;
  const deleted = useRef<string | undefined>(undefined);
  const isOpening = useRef(true);
  const restored = trash ? undefined : appById(apps, deleted.current);
  const shown = [hashOf(route.value), apps.length, trash?.app.id, restored?.id].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time something else is shown
  useEffect(() => {
    // The app comes back a moment after it has left the trash.
    deleted.current = restored ? undefined : (trash?.app.id ?? deleted.current);
    const place = restored ? linkTo(restored.id) : heading();
    if (!isOpening.current && isFocusFree()) place?.focus({ preventScroll: true });
    isOpening.current = false;
  }, [shown]);
}
