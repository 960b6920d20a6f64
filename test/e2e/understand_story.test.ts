import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { until } from '../../demo/until.ts';
import { Lanyard } from '../support/lanyard.ts';
import { lineIn, openCard, wordsOf } from '../support/token-card.ts';
import { ordersVariant } from '../support/variants.ts';

const APP = 'orders';
const LESS = 'Asked for and not granted: orders:admin.';

let lanyard: Lanyard;
let shop: Page;
let popup: Page;
let card: Locator;

beforeAll(async () => {
  lanyard = await Lanyard.open({ accessTokenSeconds: 3600 });
  const draft = ordersVariant(lanyard.demo, APP, {
    name: 'Orders API',
    scope: 'openid offline_access orders:read orders:admin',
  });
  await lanyard.describe([draft]);
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  popup = await lanyard.popup();
  await lanyard.signIn(popup);
  await popup.close();
});
afterAll(() => lanyard.close());

const reopen = async () => {
  await popup.close();
  popup = await lanyard.popup();
  card = await openCard(popup, 'Orders API');
  await lineIn(card, /signature valid/);
};
beforeEach(reopen);

const told = () => card.getByRole('list', { name: 'Findings' }).getByText(LESS);

test('what is silenced stays so when the popup is opened again, until it is to be told again', async () => {
  await told().waitFor();
  const row = card.getByRole('list', { name: 'Findings' }).locator('li', { hasText: LESS });
  await row.getByRole('button', { name: 'Don’t tell me again for this app' }).click();
  await card.getByText('Not told again for this app.').waitFor();
  await reopen();
  await card.getByText('1 silenced').click();
  expect(await told().count()).toBe(0);
  await card.getByRole('button', { name: 'Tell me again' }).click();
  await told().waitFor();
  await reopen();
  await told().waitFor();
  expect(await card.getByText('1 silenced').count()).toBe(0);
});

/** What the history says, the newest first. */
const events = async () => {
  const entries = card.locator('details', { hasText: 'History' }).locator('li');
  return (await entries.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
};

test('the history tells who signed in, what was refreshed, and what the API refused', async () => {
  await card.getByText('History', { exact: true }).click();
  expect(await events()).toEqual([expect.stringMatching(/ Signed in Good until: /)]);
  const first = await lanyard.tokenOf(APP);
  await card.getByRole('button', { name: 'Refresh', exact: true }).click();
  await until(async () => (await lanyard.tokenOf(APP)) !== first);
  await until(async () => (await events()).length === 2);
  expect((await events())[0]).toMatch(/ Refreshed Good until: /);
  // Past it, an answer is about the new token for certain.
  await setTimeout(2500);
  lanyard.demo.api.refuse((await lanyard.tokenOf(APP)) ?? '');
  const { api } = lanyard.demo;
  const status = await shop.evaluate(
    async (url) => (await fetch(url)).status,
    `${api.origin}/orders`,
  );
  expect(status).toBe(401);
  await until(async () => (await events()).length === 4);
  const said = `Refused ${new URL(api.origin).host} answered 401 Unauthorized. It says: “invalid_token`;
  expect(await events()).toEqual([
    expect.stringMatching(/ Refreshed Good until: /),
    expect.stringContaining(said),
    expect.stringMatching(/ Refreshed Good until: /),
    expect.stringMatching(/ Signed in Good until: /),
  ]);
});

const secretOf = () =>
  lanyard.control.evaluate(async (id) => {
    const { 'vault/1': vault } = await chrome.storage.session.get('vault/1');
    return (vault as Record<string, { refreshToken?: string }>)[id]?.refreshToken ?? '';
  }, APP);

const held = () =>
  lanyard.control.evaluate(async (id) => {
    const { 'sessions/1': sessions } = await chrome.storage.session.get('sessions/1');
    return (sessions as Record<string, { tokens: { idToken: string } }>)[id]?.tokens.idToken ?? '';
  }, APP);

const signatureIn = (token: string) => token.split('.')[2] ?? '';

/** Whether it is anywhere in what the popup’s page is made of, in what was typed included. */
const isInPage = (text: string) =>
  popup.evaluate((sought) => {
    const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[];
    const all = [document.documentElement.outerHTML, ...fields.map(({ value }) => value)];
    return all.some((part) => part.includes(sought));
  }, text);

const tab = (name: string) => card.getByRole('tab', { name });

test('the ID token has a tab of its own, with its own claims and its own signature', async () => {
  await tab('ID token').click();
  const panel = card.getByRole('tabpanel', { name: 'ID token' });
  await panel.getByText('Signature verified', { exact: true }).waitFor();
  const audience = panel.locator('dt', { hasText: 'Audience' }).locator('+ dd');
  expect(await audience.innerText()).toContain('orders-web');
  const idToken = signatureIn(await held());
  expect(idToken.length).toBeGreaterThan(40);
  expect(await isInPage(idToken)).toBe(true);
});

test('of the refresh token its tab tells the lifetime, and it is nowhere in the page', async () => {
  const secret = await secretOf();
  expect(secret.length).toBeGreaterThan(20);
  expect(await isInPage(secret)).toBe(false);
  await tab('Refresh token').click();
  const panel = card.getByRole('tabpanel', { name: 'Refresh token' });
  await panel.getByText('Kept where no page can read it').waitFor();
  expect(await wordsOf(panel)).toMatch(/Held since.*Ends/);
  expect(await isInPage(secret)).toBe(false);
  await tab('Access token').click();
  await card.getByText('Signature verified', { exact: true }).waitFor();
  // So that its absence says something: the other one is found in the same way.
  const access = (await lanyard.tokenOf(APP)) ?? '';
  expect(await isInPage(signatureIn(access))).toBe(true);
  expect(await isInPage(secret)).toBe(false);
});
