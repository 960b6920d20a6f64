import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage } from '../../demo/browser.ts';
import { RealPopup } from '../../demo/real-popup.ts';
import { until } from '../../demo/until.ts';
import type { Lanyard } from '../support/lanyard.ts';
import { Stage } from '../support/stage.ts';

const ORDERS = 'demo-orders';
const OWN = 'own';

const hasCurl = spawnSync('curl', ['--version']).status === 0;

let stage: Stage;
let lanyard: Lanyard;
let shop: Page;

beforeAll(async () => {
  stage = await Stage.open();
  lanyard = stage.lanyard;
  await lanyard.describe();
  const popup = await lanyard.popup();
  await lanyard.signIn(popup);
  await popup.close();
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
});
afterAll(() => stage.close());

const stored = (key: string) =>
  lanyard.control.evaluate(async (name) => (await chrome.storage.session.get(name))[name], key);

const logOf = async (app: string) =>
  ((await stored(`requests/1/${app}`)) ?? []) as { url: string; status: number }[];

/** Has a page ask the API, and resolves once the answer is there. */
const ask = (page: Page, path: string, init: RequestInit = {}) =>
  page.evaluate(
    ([url, options]) =>
      fetch(url, options).then(
        ({ status }) => status,
        () => undefined,
      ),
    [`${lanyard.demo.api.origin}${path}`, init] as const,
  );

const isOpen = async (path: string) => {
  const browser = await lanyard.context.browser()?.newBrowserCDPSession();
  const targets = await browser?.send('Target.getTargets');
  await browser?.detach();
  return targets?.targetInfos.some(({ url }) => url.includes(path)) ?? false;
};

describe('the real panel', () => {
  let panel: RealPopup;
  const shows = (text: string) => until(async () => (await panel.text()).includes(text));

  test('opens beside the page by a click in the popup, which makes room for it', async () => {
    await shop.bringToFront();
    const popup = await RealPopup.open(lanyard.context, lanyard.control);
    await until(async () => (await popup.text()).includes('Orders API'));
    popup.press('Requests');
    panel = await RealPopup.panel(lanyard.context);
    await shows('No requests yet');
    await until(async () => !(await isOpen('/popup/')));
  });

  test('lists requests as they are made, while it stays open', async () => {
    expect(await ask(shop, '/orders/first')).toBe(200);
    await shows('/first');
    expect(await ask(shop, '/orders/second?secret=1')).toBe(200);
    await shows('/second');
    expect(await panel.text()).not.toContain('secret');
  });

  test('follows the tab in front', async () => {
    const other = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
    await shows('2 more from elsewhere');
    await ask(other, '/orders/other-tab');
    await shows('/other-tab');
    await shop.bringToFront();
    await shows('1 more from elsewhere');
    expect(await panel.text()).toContain('/first');
    await other.close();
  });
});

describe('a request', () => {
  let panel: Page;

  beforeAll(async () => {
    panel = await openPage(lanyard.context, 'panel');
    await panel.getByLabel('All tabs').check();
    await panel.locator('summary', { hasText: '/first' }).click();
  });

  /** What is in the clipboard, by the only way that needs no permission. */
  async function copied(tool: string): Promise<string> {
    await panel.bringToFront();
    await panel.getByRole('button', { name: tool }).click();
    // The button says that it has copied instead.
    await panel.getByRole('button', { name: tool }).waitFor({ state: 'hidden' });
    await shop.bringToFront();
    await shop.evaluate(() => {
      document.body.replaceChildren(document.createElement('textarea'));
      document.querySelector('textarea')?.focus();
    });
    await shop.keyboard.press('ControlOrMeta+V');
    return shop.locator('textarea').inputValue();
  }

  /** Runs a command in a shell, and gives the status that the API answered. */
  async function statusOf(command: string, token: string): Promise<string> {
    const script = `${command} --noproxy '*' -s -o /dev/null -w '%{http_code}'`;
    const env = { PATH: process.env['PATH'], TOKEN: token };
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', script], { env });
    return stdout;
  }

  test.runIf(hasCurl)('copied as curl does the same again, for who has the token', async () => {
    const command = await copied('curl');
    const token = (await lanyard.tokenOf(ORDERS)) ?? '';
    expect(command).not.toContain(token);
    expect(await statusOf(command, 'none')).toBe('401');
    expect(await statusOf(command, token)).toBe('200');
  });

  test.runIf(hasCurl)(
    'copied as curl with the token does the same again, for everybody',
    async () => {
      await panel.bringToFront();
      await panel.getByLabel('With the token').check();
      const command = await copied('curl');
      expect(command).toContain(await lanyard.tokenOf(ORDERS));
      expect(await statusOf(command, 'none')).toBe('200');
    },
  );

  test('copied as fetch does the same again', async () => {
    await panel.bringToFront();
    await panel.getByLabel('With the token').check();
    const script = await copied('fetch');
    const run = `(async () => { const answer = ${script}; return answer.status; })()`;
    expect(await lanyard.control.evaluate(run)).toBe(200);
  });
});

describe('a page that brings the header itself', () => {
  let caller: Page;
  const own = { headers: { Authorization: 'Bearer of-the-page' } };
  const askWith = (path: string, init?: RequestInit) =>
    stage.fetched(caller, `${stage.origin('api')}${path}`, init);
  const replaced = async () => Object.keys(((await stored('replaced/1')) ?? {}) as object);

  beforeAll(async () => {
    await stage.grant(stage.origin('api'), stage.origin('shop'));
    await stage.save(OWN, { apiScopes: stage.origin('api'), callers: stage.origin('shop') });
    caller = await stage.visit('http://shop.localhost:{Q}/');
  });

  test('is not looked at while no panel is open', async () => {
    await closePanels();
    await askWith('/unseen', own);
    await until(async () => (await logOf(OWN)).length > 0);
    expect(await replaced()).toEqual([]);
  });

  test('is told that it was replaced, and the popup can tell as well', async () => {
    const panel = await openPage(lanyard.context, 'panel');
    await panel.getByLabel('All tabs').check();
    await askWith('/plain');
    await askWith('/brought', own);
    const row = panel.locator('summary', { hasText: '/brought' });
    await row.getByText('The page’s own header was replaced').waitFor();
    await panel.getByText('A page sends its own Authorization header to own').waitFor();
    expect(await panel.locator('summary', { hasText: 'was replaced' }).count()).toBe(1);
    expect(await until(async () => (await replaced()).length > 0 && replaced())).toEqual([OWN]);
    const everything = await lanyard.control.evaluate(async () => [
      await chrome.storage.session.get(null),
      await chrome.storage.local.get(null),
    ]);
    expect(JSON.stringify(everything)).not.toContain('of-the-page');
  });
});

test('what is cleared is gone from the browser, and the panel brings it back for as long as it is open', async () => {
  await closePanels();
  const panel = await openPage(lanyard.context, 'panel');
  await panel.getByLabel('All tabs').check();
  const rows = panel.locator('summary');
  await rows.first().waitFor();
  const before = await rows.count();
  await panel.getByRole('button', { name: 'Clear' }).click();
  await until(async () => (await logOf(ORDERS)).length + (await logOf(OWN)).length === 0);
  await until(async () => (await rows.count()) === 0);
  await panel.getByRole('button', { name: 'Undo' }).click();
  expect(await rows.count()).toBe(before);
  await panel.reload();
  await panel.getByLabel('All tabs').check();
  await panel.getByText('No requests yet').waitFor();
});

async function closePanels(): Promise<void> {
  const browser = await lanyard.context.browser()?.newBrowserCDPSession();
  const targets = await browser?.send('Target.getTargets');
  for (const { url, targetId } of targets?.targetInfos ?? []) {
    if (url.includes('/panel/')) await browser?.send('Target.closeTarget', { targetId });
  }
  await until(async () => !(await isOpen('/panel/')));
}
