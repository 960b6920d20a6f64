const STEPS: Readonly<Record<string, (place: number, count: number) => number>> = {
  ArrowDown: (place, count) => (place + 1) % count,
  ArrowUp: (place, count) => (place - 1 + count) % count,
  Home: () => 0,
  End: (_place, count) => count - 1,
};

/** What is taken here reaches nobody else: the popup closes at an Escape that nobody took. */
function take(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  act();
}

function move(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const menu = event.currentTarget;
  if (!step || !(menu instanceof HTMLElement)) return;
  const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const place = items.indexOf(document.activeElement as HTMLElement);
  take(event, () => items[step(place, items.length)]?.focus());
}

/** The keys of a menu: the arrows lead around, Escape closes it, Tab closes it and goes on from its button. */
export function moveInMenu(event: KeyboardEvent, close: () => void): void {
  if (event.key === 'Escape') take(event, close);
  else if (event.key === 'Tab') close();
  else move(event);
}
