import type { Page } from 'playwright-core';

/** In a page: what is wider than it, and the texts that are cut off without another way to read them. */
function cutOff(): string[] {
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.className} “${element.textContent?.slice(0, 40)}”`;
  const isUnseen = (element: Element) =>
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
    getComputedStyle(element).clipPath !== 'none' ||
    getComputedStyle(element).color === 'rgba(0, 0, 0, 0)' ||
    element.getBoundingClientRect().width < 2;
  /** Shortened by purpose: the whole text stands in its title. */
  const isTold = (element: Element) =>
    getComputedStyle(element).textOverflow === 'ellipsis' && element.closest('[title]') !== null;
  const isCut = (element: Element) => {
    // What is typed scrolls in its field.
    if (element.matches('input, textarea, select')) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    return (
      (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (hides(overflowY) && element.scrollHeight > element.clientHeight + 2)
    );
  };
  /** Whether it can be scrolled to within something that scrolls by itself. */
  const isInScroller = (element: Element) => {
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(one).overflowX)) return true;
    }
    return false;
  };
  const isOutside = (element: Element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < -1 || right > innerWidth + 1) && !isInScroller(element);
  };
  const root = document.scrollingElement ?? document.documentElement;
  const found = [...document.body.querySelectorAll('*')].filter((element) => !isUnseen(element));
  return [
    ...(root.scrollWidth > root.clientWidth ? [`the page scrolls sideways`] : []),
    ...found.filter((one) => isCut(one) && !isTold(one)).map((one) => `cut off: ${nameOf(one)}`),
    ...found.filter(isOutside).map((one) => `outside: ${nameOf(one)}`),
  ];
}

/** What cannot be read in a window of this size without scrolling in two directions (WCAG 2.2, 1.4.4 and 1.4.10). */
export const clippedIn = (page: Page): Promise<string[]> => page.evaluate(cutOff);
