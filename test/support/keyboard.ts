import type { Page } from 'playwright-core';

/** What has the focus, as a user knows it. */
export interface Focused {
  readonly name: string;
  /** Whether one can see that it has the focus (WCAG 2.2, 2.4.7). */
  readonly isSeen: boolean;
  /** Nothing has it: whoever presses Tab begins anew from the top. */
  readonly isLost: boolean;
}

/** In a page. A switch or a choice may show the focus where it is drawn instead of where it is. */
function focusedHere(): Focused {
  const active = document.activeElement ?? document.body;
  const labels = [...((active as HTMLInputElement).labels ?? [])];
  const texts = [active.getAttribute('aria-label'), labels[0]?.textContent, active.textContent];
  const isOutlined = (element: Element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none'
    );
  };
  const drawn = [active, active.nextElementSibling, active.parentElement, ...labels];
  return {
    name: texts.find((text) => text)?.trim() ?? '',
    isSeen: active.matches(':focus-visible') && drawn.some((one) => one && isOutlined(one)),
    isLost: active === document.body,
  };
}

const MOST_STEPS = 120;

/** Someone without a mouse: nothing but keys, and each step is looked at. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  focused = (): Promise<Focused> => this.page.evaluate(focusedHere);

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Goes on by the Tab key until something with that name has the focus. */
  async tabTo(name: string | RegExp): Promise<void> {
    const seen: string[] = [];
    for (let step = 0; step < MOST_STEPS; step++) {
      await this.press('Tab');
      const focused = await this.focused();
      if (!focused.isLost && !focused.isSeen) throw new Error(`unseen focus: ${focused.name}`);
      seen.push(focused.name.slice(0, 30));
      const isIt = typeof name === 'string' ? focused.name === name : name.test(focused.name);
      if (isIt) return;
    }
    throw new Error(
      `The Tab key does not lead to ${name}, but to ${[...new Set(seen)].join(' · ')}`,
    );
  }

  /** Goes to a field and types into it. */
  async type(label: string | RegExp, text: string): Promise<void> {
    await this.tabTo(label);
    await this.page.keyboard.type(text);
  }

  /** Goes to what is called so and presses it. */
  async push(name: string | RegExp, key = 'Enter'): Promise<void> {
    await this.tabTo(name);
    await this.press(key);
  }
}
