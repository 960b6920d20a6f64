import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoApps } from '../../demo/apps.ts';
import { openPage, send } from '../../demo/browser.ts';
import { tokenAnswer } from '../support/intercepts.ts';
import { Lanyard } from '../support/lanyard.ts';

let lanyard: Lanyard;
let popup: Page;
let options: Page;
let panel: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  popup = await lanyard.popup();
  options = await lanyard.options('#/new');
  panel = await openPage(lanyard.context, 'panel');
});
afterAll(() => lanyard.close());

/** What axe finds against WCAG 2.2 A and AA, as `rule: element`. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}

const ORDERS = 'demo-orders';
/** Where any token can be pasted. */
const PASTE_FIELD = 'A token, or text with one in it';

/** Has the API have refused an app's token, in a page's request and in a trial. */
async function refuse(id: string): Promise<void> {
  const { 'sessions/1': sessions } = await chrome.storage.session.get('sessions/1');
  const { receivedAt } = (sessions as Record<string, { tokens: { receivedAt: number } }>)[id]
    ?.tokens ?? { receivedAt: 0 };
  const told = { at: Date.now(), receivedAt, status: 403 };
  const challenge = { error: 'insufficient_scope', scopes: ['orders:admin'] };
  const trial = { ...told, url: 'https://api.test/', challenge: { error: 'invalid_token' } };
  await chrome.storage.session.set({
    'refusals/1': { [id]: { ...told, host: 'api.test', challenge } },
    'answers/1': { [id]: { trial } },
  });
}

/** Chooses something for the tab that the popup's page is in. */
async function inTab(command: string, input: object): Promise<void> {
  const [tab] = await popup.evaluate(() =>
    chrome.tabs.query({ active: true, currentWindow: true }),
  );
  await send(popup, command, { tab: tab?.id, ...input });
}

const THEMES = ['light', 'dark'] as const;

const inBothThemes = (view: string, page: () => Page, prepare: () => Promise<unknown>) =>
  describe(view, () => {
    beforeAll(async () => {
      await page().bringToFront();
      await prepare();
    });

    test.each(THEMES)('%s', async (colorScheme) => {
      await page().emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await faults(page())).toEqual([]);
    });
  });

const popupPage = () => popup;
const optionsPage = () => options;
const panelPage = () => panel;
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();

inBothThemes('the empty popup', popupPage, async () => undefined);
inBothThemes('the panel without apps', panelPage, async () => undefined);
inBothThemes('a new app', optionsPage, async () => undefined);
inBothThemes('a form with problems', optionsPage, async () => {
  await press(options, 'Save');
  await options.getByText('Fields to correct').waitFor();
});
inBothThemes('the popup before any sign-in', popupPage, async () => {
  await lanyard.describe();
  await popup.getByRole('button', { name: 'Sign in: Orders API' }).waitFor();
});
inBothThemes('an app with its claims', popupPage, async () => {
  await lanyard.signIn(popup);
  await popup.getByText('Header and token').click();
});
inBothThemes(
  'an app that its API refuses, in another one’s way, and a trial',
  popupPage,
  async () => {
    const [orders] = demoApps(lanyard.demo);
    const app = { ...orders?.app, id: 'staging', name: 'Orders (staging)' };
    await send(popup, 'saveApp', { app });
    await popup.evaluate(refuse, ORDERS);
    await popup.getByText('Try it').click();
    await popup.getByText('invalid_token').first().waitFor();
    await popup.getByRole('button', { name: 'Sign in with orders:admin' }).waitFor();
    await popup.getByRole('button', { name: 'Never both on' }).waitFor();
  },
);
inBothThemes('a tab that goes as nobody', popupPage, async () => {
  await inTab('chooseInTab', { app: ORDERS, identity: null });
  await popup.getByText('Exception: service workers').click();
});
inBothThemes('a tab that is paused', popupPage, async () => {
  await inTab('chooseInTab', { app: ORDERS });
  await inTab('setTabPaused', { paused: true });
  await popup.getByRole('button', { name: 'Resume in this tab' }).waitFor();
});
inBothThemes('the panel with requests, one of them open', panelPage, async () => {
  const answered = { id: '1', at: Date.now(), method: 'GET', url: 'https://api.test/v1', tab: 1 };
  const entry = { ...answered, type: 'xmlhttprequest', identity: 'demo-orders' };
  const log = [200, 401, 404].map((status) => ({ ...entry, id: `${status}`, status }));
  await lanyard.control.evaluate(
    (entries) => chrome.storage.session.set({ 'requests/1/demo-orders': entries }),
    log,
  );
  await panel.getByLabel('All tabs').check();
  await panel.locator('summary').first().click();
  await panel.getByLabel('With the token').check();
});
inBothThemes('a panel that reads a token', panelPage, async () => {
  await panel.getByLabel('Token', { exact: true }).check();
  await panel.getByLabel(PASTE_FIELD).fill(`Bearer ${await lanyard.tokenOf(ORDERS)}`);
  await panel.getByText('Compare', { exact: true }).click();
  await panel.getByLabel('Compare with').selectOption({ label: 'alice · Orders API' });
  await panel.getByLabel('Show all', { exact: true }).check();
});
inBothThemes('a page that reads tokens, and finds none', optionsPage, async () => {
  await options.getByRole('link', { name: 'Read a token' }).first().click();
  await options.getByLabel(PASTE_FIELD).fill('nothing in it');
  await options.getByText('There is no token in it').waitFor();
});
inBothThemes('a page that reads one of several tokens, and compares it', optionsPage, async () => {
  const token = (await lanyard.tokenOf(ORDERS)) ?? '';
  const [header, claims] = token.split('.');
  const other = `${header}.${claims}.`;
  const answer = { access_token: token, id_token: other, refresh_token: 'refresh-1' };
  await options.getByLabel(PASTE_FIELD).fill(JSON.stringify(answer));
  await options.getByText('Compare', { exact: true }).click();
  await options.getByLabel('The other token').fill(other);
  await options.getByText('1 differ').or(options.getByText('say exactly the same')).waitFor();
});
inBothThemes('an app whose renewal fails, and one that is off', popupPage, async () => {
  await inTab('setTabPaused', { paused: false });
  lanyard.demo.issuer.intercept = tokenAnswer(503);
  await press(popup, 'Refresh');
  await popup.getByRole('status').getByText('The issuer is busy').waitFor();
  await popup.getByRole('switch', { name: 'Attach the token of Nightly reports' }).click();
});
inBothThemes('an app in the form, and one that was deleted', optionsPage, async () => {
  await options.getByRole('link', { name: /Nightly reports/ }).click();
  await press(options, 'Delete');
  await options.getByText('Nightly reports was deleted').waitFor();
  await options.getByRole('link', { name: /Orders API/ }).click();
});

test('the check finds what is there to find', async () => {
  const stranger = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  await stranger.evaluate(() => {
    document.body.innerHTML = '<button></button><img src="x">';
  });
  expect((await faults(stranger)).join()).toMatch(/button-name.*image-alt/);
});
