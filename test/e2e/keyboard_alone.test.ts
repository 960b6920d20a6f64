import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoOrigins } from '../../demo/apps.ts';
import { preapprove } from '../../demo/browser.ts';
import { ordersWeb } from '../../demo/clients.ts';
import { until } from '../../demo/until.ts';
import { Keyboard } from '../support/keyboard.ts';
import { Lanyard } from '../support/lanyard.ts';

let lanyard: Lanyard;
let popup: Keyboard;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await lanyard.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // No program can press a key in the prompt either.
  await preapprove(lanyard.context, demoOrigins(lanyard.demo));
});
afterAll(() => lanyard.close());

const apps = () =>
  lanyard.control.evaluate(async () => {
    const { 'apps/1': stored = [] } = await chrome.storage.local.get('apps/1');
    return stored as { id: string; enabled: boolean }[];
  });

const isOn = async () => (await apps())[0]?.enabled;

const token = async () => {
  const [app] = await apps();
  return app && lanyard.tokenOf(app.id);
};

/** Nobody has to begin anew from the top of the page. */
const keepsFocus = (keyboard: Keyboard) =>
  expect.poll(async () => (await keyboard.focused()).isLost).toBe(false);

test('an app is described, saved and signed in to', async () => {
  const { api, issuer, page } = lanyard.demo;
  const options = new Keyboard(await lanyard.options());
  await options.push('New app');
  await options.page.getByLabel('Name', { exact: true }).waitFor();
  await options.page.keyboard.type('Orders API');
  await options.type('Issuer, sign-in URL or provider', issuer.url);
  await options.push('Find endpoints');
  await options.page.getByText('Found the endpoints').waitFor();
  await keepsFocus(options);
  await options.type('Client ID', ordersWeb.id);
  await options.type('API', `${api.origin}/orders`);
  await options.type('Pages that call it', page.origin);
  await options.push(/^What to ask for/);
  await options.type('Scope', 'openid offline_access orders:read');
  await options.type('Resources', `${api.origin}/orders`);
  const opened = lanyard.context.waitForEvent('page');
  await options.push('Save and sign in');
  const issuerPage = new Keyboard(await opened);
  await issuerPage.page.getByRole('button', { name: 'Sign in as alice' }).waitFor();
  await issuerPage.push(/Sign in as alice/);
  await until(token);
  await keepsFocus(options);
});

test('in the popup it is switched off and on, by a key and by its switch', async () => {
  popup = new Keyboard(await lanyard.popup());
  await popup.page.getByText('(signature valid)').first().waitFor();
  await popup.tabTo(/^OAOrders API/);
  await popup.press('t');
  await until(async () => (await isOn()) === false);
  await keepsFocus(popup);
  await popup.push('Attach the token of Orders API', 'Space');
  await until(isOn);
  await keepsFocus(popup);
});

test('its token is copied', async () => {
  await popup.push('Copy token');
  const copied = () => popup.page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toBe(await token());
  await keepsFocus(popup);
});

test('the menu beside it opens, is gone through, and gives the focus back', async () => {
  await popup.push('Copy it as');
  await expect.poll(async () => (await popup.focused()).name).toBe('Token');
  await popup.press('ArrowDown');
  expect(await popup.focused()).toMatchObject({ name: 'Authorization header', isSeen: true });
  await popup.press('Escape');
  await expect.poll(async () => (await popup.focused()).name).toBe('Copy it as');
});

test('its claims are opened: what stands folded in it, and the ID token', async () => {
  await popup.tabTo(/^Access token/);
  await popup.press('ArrowRight');
  await popup.page.getByText('nonce').first().waitFor();
  await keepsFocus(popup);
  await popup.press('ArrowLeft');
  await popup.push('Header and token');
  await popup.page.locator('details[open]', { hasText: 'Header and token' }).waitFor();
  await keepsFocus(popup);
});

test('it is signed out of, and the focus is not lost', async () => {
  await popup.push('Sign out');
  await until(async () => (await token()) === undefined);
  await popup.page.getByRole('button', { name: 'Sign in: Orders API' }).waitFor();
  await keepsFocus(popup);
});
