import { signal, useSignal } from '@preact/signals';
import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Item } from './list-items.ts';
import styles from './windowed-list.module.css';

/** As many as fill a popup, whatever their height. */
const SCREENFUL = 14;

/** So many more as soon as their place comes near. */
const MORE = 60;

/** How near: a screen of a popup. In CSS pixels. */
const NEAR = '600px';

interface Wish {
  readonly key: string;
  readonly then: () => void;
}

/** What a key leads to that is not there yet. */
const wish = signal<Wish | undefined>(undefined);

/** Has an item be there, and does something with it then. */
export const reveal = (key: string, then: () => void): void => {
  wish.value = { key, then };
};

/** Stands where there is more, and says so as it comes near. */
function More({ onNear }: { readonly onNear: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const see: IntersectionObserverCallback = (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) onNear();
    };
    const observer = new IntersectionObserver(see, { rootMargin: NEAR });
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  });
  return <div ref={place} class={styles['more']} />;
}

export interface WindowedListProps {
  readonly items: readonly Item[];
  readonly render: (item: Item) => ComponentChildren;
}

/** Up to which item the list has to reach for a wish. */
const reachFor = (items: readonly Item[], wanted: Wish | undefined) =>
  wanted ? items.findIndex(({ key }) => key === wanted.key) + 1 : 0;

/**
 * Headings and apps, one below the other: of a thousand, those that fill the screen, and the rest as one comes near
 * to it by scrolling or by keys. What was there once stays.
 */
export function WindowedList({ items, render }: WindowedListProps) {
  const reached = useSignal(SCREENFUL);
  const shown = Math.max(reached.value, reachFor(items, wish.value));
  useLayoutEffect(() => {
    const wanted = wish.peek();
    if (!wanted) return;
    reached.value = shown;
    wish.value = undefined;
    wanted.then();
  });
  const grow = () => {
    reached.value = shown + MORE;
  };
  return (
    <>
      {items.slice(0, shown).map((item) => (
        <Fragment key={item.key}>{render(item)}</Fragment>
      ))}
      {shown < items.length && <More key={`more ${shown}`} onNear={grow} />}
    </>
  );
}
