import { useSignal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import styles from './claim-tip.module.css';

const GAP = 4;
const MARGIN = 8;

/** A pointer that only crosses a name asks nothing. In milliseconds. */
const RESTED = 200;

/** What an event is about: a name that something is told about, or the tip itself. */
const namedAt = ({ target }: Event): HTMLElement | undefined =>
  (target instanceof Element ? target.closest<HTMLElement>('[aria-describedby]') : undefined) ??
  undefined;

const textFor = (name: HTMLElement) =>
  document.getElementById(name.getAttribute('aria-describedby') ?? '')?.textContent ?? '';

/** Where it begins with the name: at the right, in a language from right to left. */
const startOf = ({ left, right }: DOMRect, width: number) =>
  document.dir === 'rtl' ? right - width : left;

/** Below the name, or above it where there is no room; never beyond an edge. */
function place(tip: HTMLElement, name: HTMLElement): void {
  const around = name.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.max(MARGIN, Math.min(startOf(around, width), innerWidth - width - MARGIN));
  const below = around.bottom + GAP;
  const fits = below + height + MARGIN <= innerHeight;
  tip.style.left = `${left}px`;
  tip.style.top = `${fits ? below : Math.max(MARGIN, around.top - GAP - height)}px`;
}

/** Which name is looked at: the one that a pointer rests on, else the one with the focus. */
function useLooks(tip: RefObject<HTMLElement | null>) {
  const pointed = useSignal<HTMLElement | undefined>(undefined);
  const focused = useSignal<HTMLElement | undefined>(undefined);
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const point = (name: HTMLElement | undefined, after = 0) => {
    clearTimeout(resting.current);
    if (name === pointed.value) return;
    resting.current = setTimeout(() => {
      pointed.value = name;
    }, after);
  };
  useEffect(() => () => clearTimeout(resting.current), []);
  return {
    shown: pointed.value ?? focused.value,
    onPointerOver: (event: Event) => {
      const isOnTip = event.target instanceof Node && tip.current?.contains(event.target);
      if (isOnTip) clearTimeout(resting.current);
      else point(namedAt(event), RESTED);
    },
    onPointerLeave: () => point(undefined),
    onFocusIn: (event: Event) => {
      focused.value = namedAt(event);
    },
    onFocusOut: () => {
      focused.value = undefined;
    },
    // The popup itself closes at an Escape that nobody took.
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !(pointed.value ?? focused.value)) return;
      event.preventDefault();
      event.stopPropagation();
      clearTimeout(resting.current);
      pointed.value = undefined;
      focused.value = undefined;
    },
  };
}

/**
 * Shows what is told about a name while a pointer or the focus is on it. It can be pointed at itself, Escape
 * dismisses it, and it stays for as long as it is looked at (WCAG 2.2, 1.4.13). One for all names, over the
 * page, so that nothing moves.
 */
export function ClaimTip({ children }: { readonly children: ComponentChildren }) {
  const tip = useRef<HTMLDivElement>(null);
  const { shown, ...looks } = useLooks(tip);
  useLayoutEffect(() => {
    const element = tip.current;
    if (!shown || !element) return;
    element.showPopover?.();
    const follow = () => place(element, shown);
    follow();
    addEventListener('scroll', follow, { capture: true, passive: true });
    return () => {
      removeEventListener('scroll', follow, { capture: true });
      element.hidePopover?.();
    };
  }, [shown]);
  return (
    <div {...looks}>
      {children}
      <div ref={tip} popover="manual" class={styles['tip']} aria-hidden="true">
        {shown && textFor(shown)}
      </div>
    </div>
  );
}
