import type { Locator, Page } from 'playwright-core';
import { RealPopup } from '../../demo/real-popup.ts';
import { until } from '../../demo/until.ts';
import type { Lanyard } from './lanyard.ts';

const PASTE = {
  type: 'rawKeyDown',
  key: 'v',
  code: 'KeyV',
  windowsVirtualKeyCode: 86,
  modifiers: 2,
  commands: ['paste'],
};

/** Counts in our pages how often the user is asked for origins that are not granted yet. */
const COUNT_PROMPTS = `(() => {
  const ask = chrome.permissions.request.bind(chrome.permissions);
  chrome.permissions.request = (wanted, ...rest) => {
    chrome.permissions.contains(wanted, (granted) => {
      if (!granted) chrome.storage.session.get('prompts').then(({ prompts = 0 }) =>
        chrome.storage.session.set({ prompts: prompts + 1 }));
    });
    return ask(wanted, ...rest);
  };
})()`;

/** Someone who has just installed Lanyard and looks at the demo's page. All that they do is counted. */
export class Newcomer {
  readonly shop: Page;
  readonly #lanyard: Lanyard;
  #clicks = 0;
  #pastes = 0;
  #typed = 0;

  private constructor(lanyard: Lanyard, shop: Page) {
    this.#lanyard = lanyard;
    this.shop = shop;
  }

  static async arrive(lanyard: Lanyard): Promise<Newcomer> {
    const { context, demo } = lanyard;
    await context.addInitScript(`if (globalThis.chrome?.permissions) ${COUNT_PROMPTS}`);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    return new Newcomer(lanyard, await lanyard.visit(demo.page.origin));
  }

  counted = () => ({ clicks: this.#clicks, pastes: this.#pastes, typed: this.#typed });

  async click(what: Locator): Promise<void> {
    this.#clicks += 1;
    await what.click();
  }

  /** Goes on to a field by the Tab key, if not there yet, and types into it. */
  async type(form: Page, label: string, text: string): Promise<void> {
    this.#typed += 1;
    const field = form.getByLabel(label, { exact: true });
    await until(async () => {
      if (await field.evaluate((element) => element === document.activeElement)) return true;
      await form.keyboard.press('Tab');
      return false;
    });
    await form.keyboard.type(text);
  }

  /** Each prompt takes a click. */
  allow(prompts: number): void {
    this.#clicks += prompts;
  }

  promptsSoFar = (): Promise<number> =>
    until(() =>
      this.#lanyard.control.evaluate(async () => {
        const { prompts = 0 } = await chrome.storage.session.get('prompts');
        return prompts as number;
      }),
    );

  /** The page that something opens. */
  async opens(act: () => Promise<unknown>): Promise<Page> {
    const opened = this.#lanyard.context.waitForEvent('page');
    await act();
    return opened;
  }

  addressOnPage = (): Promise<string> =>
    this.shop.getByLabel(/Copy this address of a sign-in/).inputValue();

  /** Opens the popup by the icon and pastes at once. Resolves with the form that this leads to. */
  async pasteInPopup(text: string): Promise<Page> {
    await this.shop.bringToFront();
    await this.shop.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    this.#clicks += 1;
    const popup = await RealPopup.open(this.#lanyard.context, this.#lanyard.control);
    await until(() => popup.evaluate(`document.activeElement?.id === 'begin-address'`));
    this.#pastes += 1;
    return this.opens(() => popup.send('Input.dispatchKeyEvent', PASTE));
  }
}
