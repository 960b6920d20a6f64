/** Set on what was clicked before anything could answer. */
const EARLY = 'data-early';

const CONTROLS = 'button, a, summary, input';

/** Marks what is clicked from now on in what is only drawn. */
export const noteClicks = (root: Element): void =>
  root.addEventListener('click', ({ target }) => {
    if (target instanceof Element) target.closest(CONTROLS)?.setAttribute(EARLY, '');
  });

/** What a control is, to people: whose, and what it says. */
const markOf = (control: Element) => {
  const app = control.closest<HTMLElement>('[data-app]')?.dataset['app'];
  return JSON.stringify([app, control.getAttribute('aria-label') ?? control.textContent]);
};

/** The same control in what took the place of the first drawing. */
const likenessOf = (control: Element, root: Element) =>
  [...root.querySelectorAll<HTMLElement>(control.tagName)].find(
    (other) => markOf(other) === markOf(control),
  );

/**
 * Puts the popup itself in the place of what was drawn first, in one moment. Whoever was quick does not click twice:
 * a click counts for the same button there, and the focus stays where it was.
 */
export function takeOver(root: Element, paint: () => void): void {
  const clicked = [...root.querySelectorAll(`[${EARLY}]`)];
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  root.replaceChildren();
  paint();
  if (focused) likenessOf(focused, root)?.focus();
  for (const control of clicked) likenessOf(control, root)?.click();
}
