import type { Page } from 'playwright-core';

const ALT_AND_SHIFT = 1 | 8;

/** Presses Alt, Shift and a letter over a page, so that the browser itself takes it for a shortcut. */
export async function pressShortcut(page: Page, letter: string): Promise<void> {
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  const code = letter.charCodeAt(0);
  const key = {
    modifiers: ALT_AND_SHIFT,
    key: letter,
    code: `Key${letter}`,
    windowsVirtualKeyCode: code,
    // Without it a browser shows the key to the page alone.
    nativeVirtualKeyCode: code,
  };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await session.detach();
}
