import type { ServerResponse } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../demo/until.ts';
import { Lanyard } from '../support/lanyard.ts';

let lanyard: Lanyard;
let popup: Page;
let shop: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await lanyard.describe();
  await lanyard.stopWorker();
  popup = await lanyard.popup();
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  await popup.bringToFront();
});
afterAll(() => lanyard.close());
beforeEach(() => {
  lanyard.demo.issuer.intercept = undefined;
});

const bearer = async () => `Bearer ${await lanyard.tokenOf('demo-orders')}`;

/** Keeps the issuer's answer back, as a slow network would. Resolves when a token request is there. */
function holdTokenRequest(): Promise<ServerResponse> {
  return new Promise((resolve) => {
    lanyard.demo.issuer.intercept = (request, response) => {
      if (request.url !== '/token') return false;
      lanyard.demo.issuer.intercept = undefined;
      resolve(response);
      return true;
    };
  });
}

const phase = () => popup.locator('section', { hasText: 'Orders API' }).getAttribute('data-phase');

/** How far ahead the one alarm is that will wake a successor, in milliseconds. */
const alarmIn = () =>
  lanyard.control.evaluate(async () => {
    const [alarm] = await chrome.alarms.getAll();
    return alarm ? alarm.scheduledTime - Date.now() : Number.POSITIVE_INFINITY;
  });

describe('the worker is killed', () => {
  test('while the user signs in: nothing is stuck, and the next try works', async () => {
    const opened = lanyard.context.waitForEvent('page');
    await popup.getByRole('button', { name: 'Sign in: Orders API' }).click();
    const window = await opened;
    await window.getByRole('button', { name: 'Sign in as alice' }).waitFor();
    await lanyard.stopWorker();
    expect(await alarmIn()).toBeLessThanOrEqual(60_000);
    await window.close().catch(() => undefined);
    await popup.getByRole('switch', { name: 'Attach the token of Nightly reports' }).click();
    await until(async () => (await phase()) === 'failed');
    await popup.getByText('The sign-in was interrupted. Sign in again.').first().waitFor();
    await lanyard.signIn(popup);
    expect(await lanyard.carried(shop)).toBe(await bearer());
  });

  test('after signing in: the rule stays, and the popup knows everything', async () => {
    await lanyard.stopWorker();
    expect(await lanyard.carried(shop)).toBe(await bearer());
    await popup.reload();
    await popup.getByRole('button', { name: /Orders API · alice/ }).waitFor();
  });

  test('while a refresh is under way: the token lives on, and the refresh is made good', async () => {
    const before = await bearer();
    const request = holdTokenRequest();
    await popup.getByRole('button', { name: 'Refresh' }).click();
    const response = await request;
    await lanyard.stopWorker();
    response.destroy();
    expect(await lanyard.carried(shop)).toBe(before);
    expect(await alarmIn()).toBeLessThanOrEqual(60_000);
    await popup.getByRole('switch', { name: 'Attach the token of Nightly reports' }).click();
    await until(async () => (await phase()) === 'live');
    await popup.getByRole('button', { name: 'Refresh' }).click();
    await until(async () => (await bearer()) !== before);
    expect(await lanyard.carried(shop)).toBe(await bearer());
  });

  test('after a refresh: the refresh token is still there', async () => {
    const before = await bearer();
    await lanyard.stopWorker();
    await popup.getByRole('button', { name: 'Refresh' }).click();
    await until(async () => (await bearer()) !== before);
    await until(async () => (await lanyard.rules()).includes(await bearer()));
  });

  test('before a toggle, and after it: the next request follows', async () => {
    const toggle = popup.getByRole('switch', { name: 'Attach the token of Orders API' });
    await lanyard.stopWorker();
    await toggle.click();
    await until(async () => (await lanyard.rules()).length === 0);
    await lanyard.stopWorker();
    expect(await lanyard.carried(shop)).toBeUndefined();
    await toggle.click();
    await until(async () => (await lanyard.rules()).length === 1);
    await lanyard.stopWorker();
    expect(await lanyard.carried(shop)).toBe(await bearer());
  });

  test('before signing out: the rule goes', async () => {
    await lanyard.stopWorker();
    await popup.getByRole('button', { name: 'Sign out', exact: true }).click();
    await until(async () => (await lanyard.rules()).length === 0);
    expect(await lanyard.carried(shop)).toBeUndefined();
  });
});
