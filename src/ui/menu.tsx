import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { ChevronIcon } from './icons.tsx';
import styles from './menu.module.css';
import { moveInMenu } from './move-in-menu.ts';
import { placeNear } from './place-near.ts';

export interface MenuItem {
  readonly label: string;
  readonly choose: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** What is to be known before one chooses. */
  readonly note?: string;
  readonly look?: 'plain' | 'primary';
}

interface ListProps extends Pick<MenuProps, 'label' | 'items' | 'note'> {
  readonly id: string;
  readonly close: () => void;
}

const List = ({ id, label, items, note, close }: ListProps) => (
  <>
    <div
      role="menu"
      aria-label={label}
      {...(note !== undefined && { 'aria-describedby': `${id}-note` })}
      tabIndex={-1}
      class={styles['menu']}
      onKeyDown={(event) => moveInMenu(event, close)}
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class={styles['item']}
          onClick={() => {
            item.choose();
            close();
          }}
        >
          {item.label}
        </button>
      ))}
    </div>
    {note !== undefined && (
      <p id={`${id}-note`} class={styles['note']}>
        {note}
      </p>
    )}
  </>
);

/** What opens and closes it: the browser, which closes it too when one clicks elsewhere. */
function useOpening() {
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const isOpen = useSignal(false);
  useLayoutEffect(() => {
    if (!isOpen.value || !popover.current || !button.current) return;
    placeNear(popover.current, button.current);
    popover.current.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [isOpen.value]);
  const close = () => {
    popover.current?.hidePopover();
    button.current?.focus();
  };
  return { button, popover, isOpen, close };
}

/** A button with a menu of deeds (ARIA Authoring Practices, menu button), above whatever is there. */
export function Menu({ look = 'plain', ...list }: MenuProps) {
  const id = useId();
  const { button, popover, isOpen, close } = useOpening();
  return (
    <>
      <button
        ref={button}
        type="button"
        class={`${styles['toggle']} ${styles[look] ?? ''}`}
        popovertarget={id}
        aria-haspopup="menu"
        aria-label={list.label}
        title={list.label}
      >
        <ChevronIcon />
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        class={styles['popover']}
        onToggle={(event: Event) => {
          isOpen.value = (event as ToggleEvent).newState === 'open';
        }}
      >
        {isOpen.value && <List {...list} id={id} close={close} />}
      </div>
    </>
  );
}
