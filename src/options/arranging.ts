import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { App } from '../core/app.ts';
import { groupsOf } from '../core/app-groups.ts';
import type { AppId } from '../core/app-id.ts';
import { type Place, placeBeside } from '../core/app-place.ts';
import { moved } from '../core/moved.ts';
import { numberText, t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';

export type Step = -1 | 1;

/** What changes the order of the list. */
export interface Arranging {
  /** The app whose buttons are shown. */
  readonly opened: ReadonlySignal<AppId | undefined>;
  readonly toggle: (id: AppId) => void;
  readonly canStep: (group: readonly App[], id: AppId, step: Step) => boolean;
  readonly step: (group: readonly App[], id: AppId, step: Step) => void;
  readonly put: (place: Place) => void;
  /** What is said of it aloud. */
  readonly said: ReadonlySignal<string>;
}

interface Pending {
  readonly id: AppId;
  /** What had the focus when it began: an element that is moved in the document loses it. */
  readonly focused: Element | null;
}

interface Memory {
  apps: readonly App[];
  pending?: Pending | undefined;
}

/** Where an app stands now, as a sentence. */
function placeText(apps: readonly App[], id: AppId): string {
  const group = groupsOf(apps).find((one) => one.apps.some((app) => app.id === id));
  const index = group?.apps.findIndex((app) => app.id === id) ?? -1;
  const app = group?.apps[index];
  return group && app
    ? t('app_place', app.name, numberText(index + 1), numberText(group.apps.length))
    : '';
}

const idsOf = (apps: readonly App[]) => apps.map(({ id }) => id).join(' ');

/** Whether an app stands there already, so that the store will tell of no change. */
const isThere = (apps: readonly App[], { id, before }: Place) =>
  idsOf(moved(apps, id, before)) === idsOf(apps);

function arrangingOf(memory: Memory, said: Signal<string>): Arranging {
  const opened = signal<AppId | undefined>(undefined);
  const put = async (place: Place) => {
    if (isThere(memory.apps, place)) return;
    memory.pending = { id: place.id, focused: document.activeElement };
    if (!(await run('moveApp', place))) memory.pending = undefined;
  };
  return {
    opened,
    said,
    toggle: (id) => {
      opened.value = opened.value === id ? undefined : id;
    },
    canStep: (group, id, step) => placeBeside(memory.apps, group, id, step) !== undefined,
    step: (group, id, step) => {
      const place = placeBeside(memory.apps, group, id, step);
      if (place) void put(place);
      // Who asks for more than there is hears where it stands.
      else said.value = placeText(memory.apps, id);
    },
    put: (place) => void put(place),
  };
}

/** Changes the order through the worker; once that has come about it is said, and the focus is where it was. */
export function useArranging(apps: readonly App[]): Arranging {
  const memory = useRef<Memory>({ apps });
  const said = useRef(signal('')).current;
  const arranging = useRef<Arranging | undefined>(undefined);
  arranging.current ??= arrangingOf(memory.current, said);
  useLayoutEffect(() => {
    const { pending } = memory.current;
    memory.current.apps = apps;
    memory.current.pending = undefined;
    if (!pending) return;
    said.value = placeText(apps, pending.id);
    if (pending.focused instanceof HTMLElement) pending.focused.focus({ preventScroll: true });
  }, [apps, said]);
  return arranging.current;
}
