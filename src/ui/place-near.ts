/** Room between a thing and what pops up beside it, and between that and the window's edge. */
const GAP = 4;

const clamp = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(value, most));

/** Puts what is in the top layer below a thing, or above it where there is no room, within the window. */
export function placeNear(popover: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetHeight: height, offsetWidth: width } = popover;
  const isRoomBelow = at.bottom + GAP + height <= innerHeight - GAP;
  const top = isRoomBelow ? at.bottom + GAP : at.top - GAP - height;
  const isRightToLeft = getComputedStyle(anchor).direction === 'rtl';
  const start = isRightToLeft ? innerWidth - at.right : at.left;
  popover.style.insetBlockStart = `${clamp(top, GAP, innerHeight - height - GAP)}px`;
  popover.style.insetInlineStart = `${clamp(start, GAP, innerWidth - width - GAP)}px`;
}
