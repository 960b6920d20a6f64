import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXTENSION_ID, send } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { pressShortcut } from '../support/keys.ts';
import { Lanyard } from '../support/lanyard.ts';

let lanyard: Lanyard;
let popup: Page;
let shop: Page;
let other: Page;

const visit = (query: string) => lanyard.visit(`${lanyard.demo.page.origin}/blank?${query}`);

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await lanyard.describe();
  popup = await lanyard.popup();
  await lanyard.signIn(popup);
  await popup.getByRole('button', { name: 'Get token: Nightly reports' }).click();
  await until(() => lanyard.tokenOf('demo-reports'));
  other = await visit('other');
  shop = await visit('this');
});
afterAll(() => lanyard.close());

const command = (name: string, input: unknown) => send(lanyard.control, name, input);

const reports = () => `${lanyard.demo.api.origin}/reports/today`;
const bearer = async (app = 'demo-orders') => `Bearer ${await lanyard.tokenOf(app)}`;
const expectCarried = async (page: Page) =>
  expect(await lanyard.carried(page)).toBe(await bearer());
const expectNothing = async (page: Page, url?: string) =>
  expect(await lanyard.carried(page, url)).toBeUndefined();

const tabOf = (page: Page): Promise<number> =>
  lanyard.control.evaluate(async (address) => {
    const tabs = await chrome.tabs.query({});
    return tabs.find(({ url }) => url === address)?.id ?? -1;
  }, page.url());

/** Which tabs the rules speak of. */
const tabsInRules = () =>
  lanyard.control.evaluate(async () => {
    const rules = await chrome.declarativeNetRequest.getSessionRules();
    const conditions = rules.map(({ condition }) => condition as Record<string, number[]>);
    return conditions.flatMap(({ tabIds = [], excludedTabIds = [] }) => [
      ...tabIds,
      ...excludedTabIds,
    ]);
  });

const choices = () =>
  lanyard.control.evaluate(async () => {
    const { 'tabs/1': tabs } = await chrome.storage.session.get('tabs/1');
    return tabs ?? {};
  });

const isPausedEverywhere = async () => (await lanyard.rules()).length === 0;
const isAttaching = async () => (await lanyard.rules()).length === 2;
const areTabsPaused = async (count: number) => (await tabsInRules()).length === count;

describe('a command of a page of ours', () => {
  test('pauses everything before the next request', async () => {
    await expectCarried(shop);
    await command('setAttaching', { attaching: false });
    await expectNothing(shop);
    await expectNothing(shop, reports());
    await expectNothing(other);
    await command('setAttaching', { attaching: true });
    await expectCarried(shop);
  });

  test('pauses one app before the next request, and no other', async () => {
    await command('setAppEnabled', { id: 'demo-orders', enabled: false });
    await expectNothing(shop);
    expect(await lanyard.carried(shop, reports())).toBe(await bearer('demo-reports'));
    await command('setAppEnabled', { id: 'demo-orders', enabled: true });
    await expectCarried(shop);
  });

  test('pauses one tab before the next request, and no other', async () => {
    const tab = await tabOf(shop);
    await command('setTabPaused', { tab, paused: true });
    await expectNothing(shop);
    await expectNothing(shop, reports());
    await expectCarried(other);
    await command('setTabPaused', { tab, paused: false });
    await expectCarried(shop);
    expect([await choices(), await tabsInRules()]).toEqual([{}, []]);
  });
});

describe('the menu of the icon', () => {
  /** As the browser tells a worker of a click. */
  async function click(menuItemId: string, checked: boolean, page: Page): Promise<void> {
    const worker = lanyard.context
      .serviceWorkers()
      .find((other) => other.url().includes(EXTENSION_ID));
    const tab = { id: await tabOf(page), url: page.url(), windowId: 1 };
    await worker?.evaluate(([info, where]) => chrome.contextMenus.onClicked.dispatch(info, where), [
      { menuItemId, checked },
      tab,
    ] as const);
  }

  test('pauses everything, and resumes', async () => {
    await click('pause-all', true, shop);
    await until(isPausedEverywhere);
    await expectNothing(shop);
    await click('pause-all', false, shop);
    await until(isAttaching);
    await expectCarried(shop);
  });

  test('pauses the tab in front alone, and resumes', async () => {
    await click('pause-tab', true, shop);
    await until(() => areTabsPaused(2));
    await expectNothing(shop);
    await expectCarried(other);
    await click('pause-tab', false, shop);
    await until(() => areTabsPaused(0));
    await expectCarried(shop);
  });
});

describe('a shortcut', () => {
  const targets = async () => {
    const browser = await lanyard.context.browser()?.newBrowserCDPSession();
    const found = await browser?.send('Target.getTargets');
    await browser?.detach();
    return found?.targetInfos.map(({ url }) => url) ?? [];
  };

  /** Gives a command a key, as a user does on the browser's page of shortcuts. */
  async function setKey(commandName: string, keybinding: string): Promise<void> {
    const page = await lanyard.visit('chrome://extensions/shortcuts');
    await page.evaluate((update) => chrome.developerPrivate.updateExtensionCommand(update), {
      extensionId: EXTENSION_ID,
      commandName,
      keybinding,
    });
    await page.close();
  }

  test('is suggested for what is done most, and can be given to the rest', async () => {
    const keys = await lanyard.control.evaluate(() => chrome.commands.getAll());
    expect(Object.fromEntries(keys.map(({ name, shortcut }) => [name, shortcut]))).toEqual({
      _execute_action: 'Alt+Shift+L',
      'copy-token': 'Alt+Shift+Y',
      'next-identity': 'Alt+Shift+U',
      'open-panel': '',
      'pause-all': 'Alt+Shift+O',
      'pause-tab': '',
    });
    await setKey('open-panel', 'Alt+Shift+S');
    await setKey('pause-tab', 'Alt+Shift+H');
  });

  test.each([
    ['the popup', 'L', '/popup/'],
    ['the requests beside the page', 'S', '/panel/'],
  ])('opens %s', async (_name, letter, path) => {
    const isOpen = async () => (await targets()).some((url) => url.includes(path));
    await popup.close();
    expect(await isOpen()).toBe(false);
    await pressShortcut(shop, letter);
    await until(isOpen);
  });

  test('pauses everything once and for all while requests go by, and resumes', async () => {
    await shop.evaluate((url) => {
      const page = globalThis as unknown as { hammering: boolean };
      page.hammering = true;
      const next = (): unknown => page.hammering && fetch(url).then(next, next);
      next();
    }, `${lanyard.demo.api.origin}/orders`);
    lanyard.demo.api.clear();
    await until(() => lanyard.demo.api.received.length > 5);
    await pressShortcut(shop, 'O');
    await until(isPausedEverywhere);
    const { length } = lanyard.demo.api.received;
    await until(() => lanyard.demo.api.received.length > length + 20);
    await shop.evaluate(() => Object.assign(globalThis, { hammering: false }));
    const carried = lanyard.demo.api.received.map(({ authorization }) => authorization);
    // One may have been on its way.
    expect(carried.slice(length + 1).filter(Boolean)).toEqual([]);
    await pressShortcut(shop, 'O');
    await until(isAttaching);
    await expectCarried(shop);
  });

  test('pauses the tab in front alone, and resumes', async () => {
    await pressShortcut(shop, 'H');
    await until(() => areTabsPaused(2));
    await expectNothing(shop);
    await expectCarried(other);
    await until(async () => (await lanyard.badges()).includes('off'));
    await pressShortcut(shop, 'H');
    await until(() => areTabsPaused(0));
    await expectCarried(shop);
  });

  test('wakes a worker that is asleep', async () => {
    await shop.bringToFront();
    await lanyard.putWorkerToSleep();
    await pressShortcut(shop, 'O');
    await until(isPausedEverywhere);
    await expectNothing(shop);
    await lanyard.putWorkerToSleep();
    await pressShortcut(shop, 'O');
    await until(isAttaching);
    await expectCarried(shop);
  });
});

describe('a paused tab', () => {
  test('stays paused when the worker dies, and the others stay as they are', async () => {
    await command('setTabPaused', { tab: await tabOf(shop), paused: true });
    await lanyard.stopWorker();
    await expectNothing(shop);
    await expectCarried(other);
    await command('dismissUndo', {});
    await expectNothing(shop);
    await expectCarried(other);
  });

  test('stays paused when it goes to another page and back', async () => {
    await shop.goto('about:blank');
    await shop.goto(`${lanyard.demo.page.origin}/blank?this`);
    await expectNothing(shop);
  });

  test('leaves nothing behind when it is closed', async () => {
    await shop.close();
    await until(() => areTabsPaused(0));
    expect(await choices()).toEqual({});
    shop = await visit('this');
    await expectCarried(shop);
  });

  test('leaves nothing behind when it is closed while the worker sleeps', async () => {
    await command('setTabPaused', { tab: await tabOf(shop), paused: true });
    await expectNothing(shop);
    await lanyard.putWorkerToSleep();
    await shop.close();
    await until(() => areTabsPaused(0));
    expect(await choices()).toEqual({});
  });

  test('is forgotten with the browser, while a pause of everything is not', async () => {
    await command('setTabPaused', { tab: await tabOf(other), paused: true });
    await command('setAttaching', { attaching: false });
    await lanyard.closeBrowser();
    await lanyard.startBrowser();
    expect(await choices()).toEqual({});
    popup = await lanyard.popup();
    await popup.getByRole('button', { name: 'Sign in: Orders API' }).click();
    await until(() => lanyard.tokenOf('demo-orders'));
    other = await visit('other');
    await expectNothing(other);
    await command('setAttaching', { attaching: true });
    await expectCarried(other);
    expect(await tabsInRules()).toEqual([]);
  });
});
