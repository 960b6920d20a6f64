import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoOrigins } from '../../demo/apps.ts';
import { preapprove } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { Lanyard } from '../support/lanyard.ts';
import { Newcomer } from '../support/newcomer.ts';

let lanyard: Lanyard;
let newcomer: Newcomer;

beforeEach(async () => {
  lanyard = await Lanyard.open();
  // No program can click the prompt: it is answered beforehand, and counted where Lanyard asks.
  await preapprove(lanyard.context, demoOrigins(lanyard.demo));
  newcomer = await Newcomer.arrive(lanyard);
});
afterEach(() => lanyard.close());

const signInAt = async (page: Page) =>
  newcomer.click(page.getByRole('button', { name: 'Sign in as alice' }));

/** The call of the page that the newcomer came from, and what the API received. */
async function callsWith(token: RegExp) {
  const { api } = lanyard.demo;
  api.clear();
  await newcomer.click(newcomer.shop.getByRole('button', { name: 'List orders' }));
  const { authorization } = await until(() =>
    api.received.find(({ method }) => method !== 'OPTIONS'),
  );
  expect(authorization).toMatch(token);
}

/** Nobody has to look for the page again: it is in front. */
const isShopInFront = () =>
  until(() =>
    lanyard.control.evaluate(async (origin) => {
      const [tab] = await chrome.tabs.query({ active: true, url: `${origin}/*` });
      return tab !== undefined;
    }, lanyard.demo.page.origin),
  );

test('from install to the first request with a token: five clicks and one paste', async () => {
  const form = await newcomer.pasteInPopup(await newcomer.addressOnPage());
  const page = await newcomer.opens(() =>
    newcomer.click(form.getByRole('button', { name: 'Save and sign in' })),
  );
  newcomer.allow(await newcomer.promptsSoFar());
  await signInAt(page);
  await isShopInFront();
  await callsWith(/^Bearer ey/);
  expect(newcomer.counted()).toEqual({ clicks: 5, pastes: 1, typed: 0 });
}, 60_000);

test('an issuer’s address alone: five clicks, one paste and what only the user knows', async () => {
  const { issuer, api, page } = lanyard.demo;
  const form = await newcomer.pasteInPopup(issuer.url);
  // The first field that is empty has the focus, and the Tab key leads to the others.
  await until(() => form.evaluate(() => document.activeElement?.id === 'clientId'));
  await newcomer.type(form, 'Client ID', 'orders-web');
  await newcomer.type(form, 'API', `${api.origin}/orders`);
  await newcomer.type(form, 'Pages that call it', page.origin);
  const signIn = await newcomer.opens(() =>
    newcomer.click(form.getByRole('button', { name: 'Save and sign in' })),
  );
  newcomer.allow(await newcomer.promptsSoFar());
  await signInAt(signIn);
  await isShopInFront();
  await callsWith(/^Bearer \S/);
  expect(newcomer.counted()).toEqual({ clicks: 5, pastes: 1, typed: 3 });
}, 60_000);
