import type { Page } from 'playwright-core';
import { RealPopup } from '../../demo/real-popup.ts';
import { until } from '../../demo/until.ts';
import type { Lanyard } from './lanyard.ts';

/** What a user can press that is called so, aloud or in one of its lines. */
const pressable = (name: string) => `[...document.querySelectorAll('button, summary, label')].find(
  (one) => one.checkVisibility() && !one.disabled && [one.ariaLabel,
    ...one.innerText.split('\\n').map((line) => line.trim())].includes(${JSON.stringify(name)}))`;

const CHOSEN = `document.querySelector('input[type="radio"]:checked')?.closest('label').innerText ?? ''`;

/** The popup as the toolbar opens it over a page, in words: what it shows, and what is pressed there. */
export interface PopupOver {
  readonly shows: (text: string) => Promise<unknown>;
  readonly showsNoMore: (text: string) => Promise<unknown>;
  /** Presses what is there by that name, once it is. */
  readonly press: (name: string) => Promise<void>;
  /** As whom requests go, by the radio button that is on. */
  readonly chosen: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function isPopupOpen({ context }: Lanyard): Promise<boolean> {
  const browser = await context.browser()?.newBrowserCDPSession();
  const targets = await browser?.send('Target.getTargets');
  await browser?.detach();
  return targets?.targetInfos.some(({ url }) => url.includes('/popup/')) ?? false;
}

export async function popupOver(lanyard: Lanyard, page: Page): Promise<PopupOver> {
  await page.bringToFront();
  const popup = await RealPopup.open(lanyard.context, lanyard.control);
  const has = async (text: string) => (await popup.text()).includes(text);
  const press = async (name: string) => {
    await until(() => popup.evaluate(`Boolean(${pressable(name)})`));
    const expression = `${pressable(name)}.click()`;
    await popup.send('Runtime.evaluate', { expression, userGesture: true });
  };
  return {
    press,
    shows: (text) => until(() => has(text)),
    showsNoMore: (text) => until(async () => !(await has(text))),
    chosen: async () => String(await popup.evaluate(CHOSEN)),
    close: async () => {
      // A click in the page, or the issuer's window, has closed it.
      if (await isPopupOpen(lanyard)) await popup.close();
      await until(async () => !(await isPopupOpen(lanyard)));
    },
  };
}
