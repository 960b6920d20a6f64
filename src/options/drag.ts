import { type ReadonlySignal, signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { App } from '../core/app.ts';
import type { AppId } from '../core/app-id.ts';
import { type Place, placeAfter, placeBefore } from '../core/app-place.ts';

/** Where what is dragged would come to stand. */
interface Target {
  readonly place: Place;
  /** Where the line is drawn: from the top of the list, in pixels. */
  readonly top: number;
}

export interface Drag {
  readonly target: ReadonlySignal<Target | undefined>;
  readonly handlers: {
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
  };
}

const entryAt = ({ target }: Event) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-app]') : null;

const idOf = (entry: HTMLElement) => entry.dataset['app'] as AppId;

function targetAt(
  apps: readonly App[],
  dragged: HTMLElement,
  event: DragEvent,
): Target | undefined {
  const entry = entryAt(event);
  // Groups are made of what is known about apps: dragging does not change that.
  if (!entry || entry.parentElement !== dragged.parentElement) return undefined;
  const box = entry.getBoundingClientRect();
  const isAfter = event.clientY > box.top + box.height / 2;
  const list = event.currentTarget as HTMLElement;
  const edge = isAfter ? box.bottom : box.top;
  const id = idOf(dragged);
  const place = isAfter ? placeAfter(apps, id, idOf(entry)) : placeBefore(id, idOf(entry));
  return { place, top: edge - list.getBoundingClientRect().top };
}

function dragOf(world: { apps: readonly App[]; put: (place: Place) => void }): Drag {
  const target = signal<Target | undefined>(undefined);
  let dragged: HTMLElement | null = null;
  const end = () => {
    dragged = null;
    target.value = undefined;
  };
  return {
    target,
    handlers: {
      onDragStart: (event) => {
        dragged = entryAt(event);
        if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
      },
      onDragOver: (event) => {
        target.value = dragged ? targetAt(world.apps, dragged, event) : undefined;
        // Only where this is prevented can anything be dropped.
        if (target.value) event.preventDefault();
      },
      onDrop: (event) => {
        const { value } = target;
        event.preventDefault();
        end();
        if (value && value.place.id !== value.place.before) world.put(value.place);
      },
      onDragEnd: end,
    },
  };
}

/** Dragging entries of a list within their group, by the browser's own drag and drop. */
export function useDrag(apps: readonly App[], put: (place: Place) => void): Drag {
  const world = useRef({ apps, put });
  world.current.apps = apps;
  const drag = useRef<Drag | undefined>(undefined);
  drag.current ??= dragOf(world.current);
  return drag.current;
}
