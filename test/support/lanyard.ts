import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { demoApps, demoOrigins } from '../../demo/apps.ts';
import { openBrowser, openPage, REDIRECT_URI, setUp, tokenOf } from '../../demo/browser.ts';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import { newProfile, removeProfile } from '../../demo/profile.ts';
import { until } from '../../demo/until.ts';
import type { AppDraft } from '../../src/core/parse-app-form.ts';

/** The hosts that play strangers in tests: they lead to this machine. */
const TEST_HOSTS = ['--host-resolver-rules=MAP *.test 127.0.0.1', '--ignore-certificate-errors'];

/** As far as tests look into one. */
interface Session {
  readonly kind: string;
  readonly failure?: { readonly code: string };
  readonly tokens?: { readonly accessToken: string; readonly who?: string };
  readonly wait?: { readonly kind: string; readonly userCode?: string };
}

/** Within this time an event that is on its way has woken the worker. */
export const QUIET_MS = 400;

const EXTENSION = resolve('dist/chrome');

export interface LanyardOptions {
  readonly accessTokenSeconds?: number;
  readonly extension?: string;
}

/** It stands for any other extension, and may ask the browser what Lanyard may not. */
const EMPTY_EXTENSION = resolve('test/support/empty-extension');

/** The id that a browser gives an extension without a key: by its folder. */
const EMPTY_EXTENSION_ID = createHash('sha256')
  .update(EMPTY_EXTENSION)
  .digest('hex')
  .slice(0, 32)
  .replaceAll(/./g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));

/** A browser with Lanyard in a profile of its own, beside the demo's servers. */
export class Lanyard {
  readonly demo: Demo;
  readonly profile: string;
  readonly #extension: string;
  #context: BrowserContext | undefined;
  #control: Page | undefined;

  private constructor(demo: Demo, profile: string, extension: string) {
    this.demo = demo;
    this.profile = profile;
    this.#extension = extension;
  }

  /** `extension`: the folder of another build. */
  static async open(options: LanyardOptions = {}): Promise<Lanyard> {
    const { extension = EXTENSION, ...times } = options;
    const demo = await startDemo({
      extensionRedirectUris: [REDIRECT_URI],
      ports: anyPorts,
      ...times,
    });
    const profile = await newProfile();
    const lanyard = new Lanyard(demo, profile, extension);
    await lanyard.startBrowser();
    return lanyard;
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('The browser is closed.');
    return this.#context;
  }

  /** A page of Lanyard's own that stays in the background, to look into the browser from. */
  get control(): Page {
    if (!this.#control) throw new Error('The browser is closed.');
    return this.#control;
  }

  async startBrowser(): Promise<void> {
    this.#context = await openBrowser({
      extension: this.#extension,
      others: [EMPTY_EXTENSION],
      profile: this.profile,
      headless: true,
      args: TEST_HOSTS,
    });
    await this.openControl();
  }

  /** Needed anew where the browser has closed all pages of the extension. */
  async openControl(): Promise<void> {
    this.#control = await openPage(this.context, 'options');
  }

  async closeBrowser(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
  }

  async close(): Promise<void> {
    await this.closeBrowser();
    await this.demo.close();
    await removeProfile(this.profile);
  }

  /** The popup's page, in a tab. */
  popup = (): Promise<Page> => openPage(this.context, 'popup');

  options = (hash = ''): Promise<Page> => openPage(this.context, 'options', hash);

  otherExtension = (): Promise<Page> =>
    this.visit(`chrome-extension://${EMPTY_EXTENSION_ID}/page.html`);

  visit = async (url: string): Promise<Page> => {
    const page = await this.context.newPage();
    await page.goto(url);
    return page;
  };

  /** Describes the demo's apps, or others, with every origin of the demo granted. */
  describe = (apps: readonly AppDraft[] = demoApps(this.demo)): Promise<void> =>
    setUp(this.context, apps, demoOrigins(this.demo));

  /** Ends the worker as the browser does after 30 idle seconds. The next event starts a new one. */
  async stopWorker(): Promise<void> {
    const session = await this.context.newCDPSession(this.control);
    await session.send('ServiceWorker.enable');
    // An event on its way starts it again at once: then it is ended once more.
    await until(async () => {
      await session.send('ServiceWorker.stopAllWorkers');
      return !(await this.isWorkerRunning());
    });
    await session.detach();
  }

  /** Ends the worker until nothing wakes it any more: what has happened so far has been seen to. */
  async putWorkerToSleep(): Promise<void> {
    await until(async () => {
      await this.stopWorker();
      await setTimeout(QUIET_MS);
      return !(await this.isWorkerRunning());
    });
  }

  async isWorkerRunning(): Promise<boolean> {
    const browser = await this.context.browser()?.newBrowserCDPSession();
    const targets = await browser?.send('Target.getTargets');
    await browser?.detach();
    return targets?.targetInfos.some(({ type }) => type === 'service_worker') ?? false;
  }

  /** What the toolbar says over the tab that shows an origin. */
  badge = (origin: string): Promise<string | undefined> =>
    this.control.evaluate(async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      return tab && chrome.action.getBadgeText({ tabId: tab.id });
    }, `${origin}/*`);

  /** What the toolbar says over every tab. */
  badges = (): Promise<string[]> =>
    this.control.evaluate(async () => {
      const tabs = await chrome.tabs.query({});
      return Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id })));
    });

  /** The values of the Authorization headers in force. */
  async rules(): Promise<string[]> {
    const rules = await this.control.evaluate(() => chrome.declarativeNetRequest.getSessionRules());
    return rules.flatMap(({ action }) => action.requestHeaders?.map(({ value }) => value) ?? []);
  }

  /** What the rules that block anything match. */
  async blocks(): Promise<string[]> {
    const rules = await this.control.evaluate(() => chrome.declarativeNetRequest.getSessionRules());
    return rules.flatMap(({ action, condition }) =>
      action.type === 'block' ? [condition.regexFilter ?? ''] : [],
    );
  }

  /** Where an identity stands, as pages see it. */
  sessionOf = (identity: string): Promise<Session | undefined> =>
    this.control.evaluate(async (id) => {
      const { 'sessions/1': sessions } = await chrome.storage.session.get('sessions/1');
      return (sessions as Record<string, Session>)?.[id];
    }, identity);

  tokenOf = (app: string): Promise<string | undefined> => tokenOf(this.control, app);

  /** Opens the sign-in window by a click and signs in there. */
  async signIn(popup: Page, user = 'alice'): Promise<void> {
    const opened = this.context.waitForEvent('page');
    await popup.getByRole('button', { name: 'Sign in: Orders API' }).click();
    await (await opened).getByRole('button', { name: `Sign in as ${user}` }).click();
    await popup.getByRole('button', { name: new RegExp(`Orders API · ${user}`) }).waitFor();
  }

  /** Has a page call the API, and gives what the API received as Authorization. */
  async carried(page: Page, url = `${this.demo.api.origin}/orders`): Promise<string | undefined> {
    this.demo.api.clear();
    await page.evaluate((address) => fetch(address).catch(() => undefined), url);
    return this.demo.api.received.find(({ method }) => method !== 'OPTIONS')?.authorization;
  }
}
