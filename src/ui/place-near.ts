/** Room between a thing and what pops up beside it, and between that and the window's edge. */
const GAP = 4;

const px = (length: number) => `${Math.round(length)}px`;

/** Puts what is in the top layer below a thing, or above it where there is more room, within the window. */
export function placeNear(popover: HTMLElement, anchor: HTMLElement): void {
  // Without the scroll bar, which may stand at the side.
  const { clientWidth, clientHeight } = document.documentElement;
  const { top, bottom, left, right } = anchor.getBoundingClientRect();
  const below = clientHeight - bottom - 2 * GAP;
  const above = top - 2 * GAP;
  const isBelow = popover.offsetHeight <= below || below >= above;
  const { style } = popover;
  style.insetBlockStart = isBelow ? px(bottom + GAP) : 'auto';
  // From below, so that it ends at the thing however high it is.
  style.insetBlockEnd = isBelow ? 'auto' : px(clientHeight - top + GAP);
  style.maxBlockSize = px(isBelow ? below : above);
  const start = getComputedStyle(anchor).direction === 'rtl' ? clientWidth - right : left;
  const last = clientWidth - popover.offsetWidth - GAP;
  style.insetInlineStart = px(Math.max(GAP, Math.min(start, last)));
}
