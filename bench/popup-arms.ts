import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { EXTENSION_ID, openPage } from '../demo/browser.ts';
import { until } from '../demo/until.ts';
import { BenchBrowser } from './browser.ts';
import { popupStore } from './popup-store.ts';

/** `empty-again`: what two arms differ by that do not differ. */
export const ARMS = ['empty', 'empty-again', 'ten', 'thousand'] as const;
export type Arm = (typeof ARMS)[number];

/** So that what a popup loads after its first paint does not hold up the next one. */
const QUIET_MS = 250;

/** The id that the key in the empty one's manifest gives it. */
const EMPTY_ID = 'glimiabohniaahneoohcjmiocjgildgj';

const APPS: Readonly<Partial<Record<Arm, number>>> = { ten: 10, thousand: 1000 };

const addressOf = (arm: Arm) =>
  APPS[arm] === undefined
    ? `chrome-extension://${EMPTY_ID}/popup.html`
    : `chrome-extension://${EXTENSION_ID}/src/popup/index.html`;

/** A browser that has just been started may not have its extension yet. */
const whenLoaded = (context: BrowserContext): Promise<Page> =>
  until(() => openPage(context, 'options').catch(() => undefined));

async function describe(context: BrowserContext, count: number): Promise<void> {
  const page = await whenLoaded(context);
  await page.evaluate(
    async ({ local, session }) => {
      await chrome.storage.local.set(local);
      await chrome.storage.session.set(session);
    },
    popupStore(count, Date.now()),
  );
  await page.close();
}

/** A browser with one extension, and a tab to open its popup in. */
export class PopupArm {
  readonly browser: BenchBrowser;
  readonly #arm: Arm;

  private constructor(browser: BenchBrowser, arm: Arm) {
    this.browser = browser;
    this.#arm = arm;
  }

  static async open(arm: Arm): Promise<PopupArm> {
    const count = APPS[arm];
    const folder = count === undefined ? 'bench/empty-popup' : 'dist/chrome';
    const browser = await BenchBrowser.open([folder]);
    await browser.prepare(async (context) => {
      if (count !== undefined) await describe(context, count);
    });
    return new PopupArm(browser, arm);
  }

  /** Opens the popup so many times and gives when each showed something, in milliseconds from its opening. */
  turn = (count: number): Promise<readonly number[]> =>
    this.browser.prepare(async (context) => {
      const times: number[] = [];
      for (let i = 0; i < count; i += 1) times.push(await this.#paint(context));
      return times;
    });

  async #paint(context: BrowserContext): Promise<number> {
    const page = await context.newPage();
    await page.goto(addressOf(this.#arm), { waitUntil: 'commit' });
    const at = await paintedAt(page, APPS[this.#arm] === undefined ? 'sentence' : 'bench-subject');
    await setTimeout(QUIET_MS);
    await page.close();
    return at;
  }
}

/** When a page first showed something. Throws where the text was not part of that. */
const paintedAt = (page: Page, text: string): Promise<number> =>
  page.evaluate(async (wanted) => {
    const paint = await new Promise<PerformanceEntry>((done) => {
      new PerformanceObserver((list) => {
        const [entry] = list.getEntriesByName('first-contentful-paint');
        if (entry) done(entry);
      }).observe({ type: 'paint', buffered: true });
    });
    const said = document.body.textContent ?? '';
    if (!said.includes(wanted)) throw new Error(`“${wanted}” is not there: ${said.slice(0, 80)}`);
    return paint.startTime;
  }, text);
