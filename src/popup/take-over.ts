/** Set on what was clicked before anything could answer. */
const EARLY = 'data-early';

const CONTROLS = 'button, summary, input';

/** Set on what is only drawn. */
const DRAWN = 'data-drawn';

/** Marks what is clicked from now on, until the popup itself is there. */
export function noteClicks(root: Element): void {
  root.setAttribute(DRAWN, '');
  root.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !root.hasAttribute(DRAWN)) return;
    target.closest(CONTROLS)?.setAttribute(EARLY, '');
  });
}

/** What was off when it was clicked, and is on by now, is not to be switched off by that. */
const STATES = ['aria-checked', 'aria-pressed', 'aria-expanded'];

/** What a control is, to people: whose, what it says, and how it stands. */
const markOf = (control: Element) => {
  const app = control.closest<HTMLElement>('[data-app]')?.dataset['app'];
  const states = STATES.map((state) => control.getAttribute(state));
  return JSON.stringify([app, control.getAttribute('aria-label') ?? control.textContent, states]);
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
  root.removeAttribute(DRAWN);
  root.replaceChildren();
  paint();
  if (focused) likenessOf(focused, root)?.focus();
  for (const control of clicked) likenessOf(control, root)?.click();
}
