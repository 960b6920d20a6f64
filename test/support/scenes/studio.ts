import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { EXTENSION_ID, openBrowser, openPage, preapprove, request } from '../../../demo/browser.ts';
import { newProfile, removeProfile } from '../../../demo/profile.ts';
import { until } from '../../../demo/until.ts';
import { SHOP } from './apps.ts';
import { NOW } from './moment.ts';
import { type Say, sayIn } from './say.ts';
import { type Scene, type Size, sizeOf } from './scene.ts';
import { areasOf } from './store.ts';
import { DRAWN_ALIKE, surroundingsIn } from './surroundings.ts';

/**
 * In place of the worker: it takes every command and does nothing, so that what a scene has stored stays as it
 * is. Everything else is the extension as it is built.
 */
const IDLE_WORKER =
  'chrome.runtime.onMessage.addListener((message, sender, reply) => reply(null));';

/** As the only catalogue: a browser speaks no language that it was not installed with, and takes this one then. */
const speakOnly = (copy: string, language: string) =>
  cp(join(copy, '_locales', language), join(copy, '_locales/en'), { recursive: true });

async function withIdleWorker(extension: string, language: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'lanyard-scenes-'));
  await cp(extension, copy, { recursive: true });
  await writeFile(join(copy, 'service-worker-loader.js'), IDLE_WORKER);
  if (language !== 'en') await speakOnly(copy, language);
  return copy;
}

export interface StudioOptions {
  /** As in `_locales`. */
  readonly language?: string;
  /** Pixels for each CSS pixel. */
  readonly scale?: number;
}

const started = (extension: string, profile: string, options: StudioOptions) =>
  openBrowser({
    extension,
    profile,
    headless: true,
    args: [...DRAWN_ALIKE, `--force-device-scale-factor=${options.scale ?? 1}`],
    env: surroundingsIn(options.language ?? 'en'),
  });

const seed = ({ local, session }: ReturnType<typeof areasOf>) =>
  Promise.all([
    chrome.storage.local.clear().then(() => chrome.storage.local.set(local)),
    chrome.storage.session.clear().then(() => chrome.storage.session.set(session)),
  ]);

/** Whether the page itself is there: what a popup draws first answers to nobody. Preact leaves a mark in its root. */
const isWhole = () => '__k' in (document.getElementById('root') ?? {});

/** A browser in which one scene after another is shown, each in a page of its own over the same shop. */
export class Studio {
  readonly #context: BrowserContext;
  readonly #control: Page;
  readonly #close: () => Promise<void>;
  readonly say: Say;
  #shop: Page | undefined;
  #shown: Page | undefined;

  private constructor(
    context: BrowserContext,
    control: Page,
    say: Say,
    close: () => Promise<void>,
  ) {
    this.say = say;
    this.#context = context;
    this.#control = control;
    this.#close = close;
  }

  static async open(options: StudioOptions = {}): Promise<Studio> {
    const extension = await withIdleWorker(resolve('dist/chrome'), options.language ?? 'en');
    const profile = await newProfile();
    const context = await started(extension, profile, options);
    const control = await openPage(context, 'options');
    const studio = new Studio(context, control, sayIn(options.language ?? 'en'), async () => {
      await context.close();
      await Promise.all([removeProfile(profile), rm(extension, { recursive: true })]);
    });
    await studio.#openShop();
    return studio;
  }

  close = (): Promise<void> => this.#close();

  /** The page that the popup is opened over: we may know where it is. */
  async #openShop(): Promise<void> {
    await this.#context.route(`${SHOP}/**`, (route) => route.fulfill({ body: 'The shop' }));
    await preapprove(this.#context, [SHOP]);
    await request(this.#control, [SHOP]);
    const shop = await this.#context.newPage();
    await shop.goto(SHOP);
    await shop.bringToFront();
    this.#shop = shop;
  }

  /** The number that the browser gave the tab of the shop. */
  shopTab = (): Promise<number> =>
    this.#control.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.id ?? -1);

  async store(store: Scene['store']): Promise<void> {
    const known = typeof store === 'function' ? store(await this.shopTab()) : store;
    await this.#control.evaluate(seed, areasOf(known));
  }

  /** Shows a scene in place of the one before. */
  async show(scene: Scene, size: Size = sizeOf(scene)): Promise<Page> {
    await this.#shown?.close();
    await this.#shop?.bringToFront();
    await this.store(scene.store);
    const page = await this.#openBehind();
    this.#shown = page;
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.clock.setFixedTime(NOW);
    await page.goto(
      `chrome-extension://${EXTENSION_ID}/src/${scene.page}/index.html${scene.hash ?? ''}`,
    );
    await until(() => page.evaluate(isWhole));
    // It knows by now which tab it was opened over, and the browser draws what is behind but once a second.
    await page.bringToFront();
    await scene.act?.(page, this.say);
    await page
      .getByText(scene.shows(this.say))
      .filter({ visible: true })
      .first()
      .waitFor({ timeout: 10_000 });
    return page;
  }

  /** A tab that does not come to the front, as a popup is none. */
  async #openBehind(): Promise<Page> {
    const opened = this.#context.waitForEvent('page');
    await this.#control.evaluate(() => chrome.tabs.create({ url: 'about:blank', active: false }));
    return opened;
  }

  /** Makes a picture of any page, from others for example. */
  async print(html: string, size: Size, path: string): Promise<void> {
    const page = await this.#openBehind();
    await page.setViewportSize(size);
    await page.setContent(html);
    await page.screenshot({ path });
    await page.close();
  }
}
