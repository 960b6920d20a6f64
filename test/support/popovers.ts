// What the tests' document lacks of popovers: the buttons that open and close them, and the event.

const OPEN = 'data-open';

function toggle(popover: HTMLElement, newState: 'open' | 'closed'): void {
  if ((newState === 'open') === popover.hasAttribute(OPEN)) return;
  popover.toggleAttribute(OPEN, newState === 'open');
  popover.dispatchEvent(Object.assign(new Event('toggle'), { newState }));
}

export const isShown = (popover: Element) => popover.hasAttribute(OPEN);

/** To be called before each test that opens a popover. */
export function offerPopovers(): void {
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      toggle(this, 'open');
    },
    hidePopover(this: HTMLElement) {
      toggle(this, 'closed');
    },
  });
  document.onclick = ({ target }) => {
    const button = (target as Element).closest('[popovertarget]');
    const popover = document.getElementById(button?.getAttribute('popovertarget') ?? '');
    if (popover) toggle(popover, isShown(popover) ? 'closed' : 'open');
  };
}
