import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../demo/until.ts';
import { Lanyard } from '../support/lanyard.ts';

let lanyard: Lanyard;
let popup: Page;
let shop: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await lanyard.describe();
  popup = await lanyard.popup();
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  await popup.bringToFront();
});
afterAll(() => lanyard.close());

const reports = () => `${lanyard.demo.api.origin}/reports/today`;

const bearer = async (app = 'demo-orders') => `Bearer ${await lanyard.tokenOf(app)}`;

describe('the main job', () => {
  test('before any sign-in, requests carry nothing', async () => {
    expect(await lanyard.carried(shop)).toBeUndefined();
  });

  test('after signing in by clicks, the page’s fetch carries the token, and the API takes it', async () => {
    await lanyard.signIn(popup);
    expect(await lanyard.carried(shop)).toBe(await bearer());
    const status = await shop.evaluate(
      (url) => fetch(url).then((response) => response.status),
      `${lanyard.demo.api.origin}/orders`,
    );
    expect(status).toBe(200);
  });

  test('a client gets a token for itself, and it goes to its own path only', async () => {
    await popup.getByRole('button', { name: 'Get token: Nightly reports' }).click();
    const token = await until(() => lanyard.tokenOf('demo-reports'));
    expect(await lanyard.carried(shop, reports())).toBe(`Bearer ${token}`);
    expect(await lanyard.carried(shop)).toBe(await bearer());
  });

  test('a preflight carries no token, and the request after it does', async () => {
    lanyard.demo.api.clear();
    await shop.evaluate(
      (url) =>
        fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
      `${lanyard.demo.api.origin}/orders`,
    );
    const received = lanyard.demo.api.received.map(({ method, authorization }) => [
      method,
      authorization,
    ]);
    expect(received).toEqual([
      ['OPTIONS', undefined],
      ['POST', await bearer()],
    ]);
  });

  test('a refresh leads to the new token, and no request in between goes without one', async () => {
    const before = await bearer();
    lanyard.demo.api.clear();
    await shop.evaluate((url) => {
      const page = globalThis as unknown as { hammering: boolean };
      page.hammering = true;
      const next = (): unknown => page.hammering && fetch(url).then(next, next);
      next();
    }, `${lanyard.demo.api.origin}/orders`);
    await until(() => lanyard.demo.api.received.length > 5);
    await popup.getByRole('button', { name: 'Refresh' }).click();
    await until(async () => (await bearer()) !== before);
    const after = await bearer();
    await until(() =>
      lanyard.demo.api.received.some(({ authorization }) => authorization === after),
    );
    await shop.evaluate(() => {
      (globalThis as unknown as { hammering: boolean }).hammering = false;
    });
    const seen = [...new Set(lanyard.demo.api.received.map(({ authorization }) => authorization))];
    expect(seen).toEqual([before, after]);
  });

  test('an app that is off attaches nothing, and one that is on again does', async () => {
    const toggle = popup.getByRole('switch', { name: 'Attach the token of Orders API' });
    await toggle.click();
    await until(async () => !(await lanyard.rules()).includes(await bearer()));
    expect(await lanyard.carried(shop)).toBeUndefined();
    await toggle.click();
    await until(async () => (await lanyard.rules()).includes(await bearer()));
    expect(await lanyard.carried(shop)).toBe(await bearer());
  });

  test('one switch stops everything', async () => {
    const toggle = popup.getByRole('switch', { name: 'Attaching', exact: true });
    await toggle.click();
    await until(async () => (await lanyard.rules()).length === 0);
    expect(await lanyard.carried(shop)).toBeUndefined();
    await toggle.click();
    await until(async () => (await lanyard.rules()).length === 2);
  });

  test('our own requests never carry a token', async () => {
    expect(await lanyard.carried(lanyard.control)).toBeUndefined();
  });

  test('the badge tells the time left where the page is a caller, and nothing elsewhere', async () => {
    const badge = () => lanyard.badge(lanyard.demo.page.origin);
    const isTime = async () => /^\d+m$/.test((await badge()) ?? '');
    const attaching = popup.getByRole('switch', { name: 'Attaching', exact: true });
    await shop.bringToFront();
    await until(isTime);
    const elsewhere = await lanyard.visit(
      `${lanyard.demo.page.origin.replace('shop', 'any')}/blank`,
    );
    expect((await lanyard.badges()).filter(Boolean)).toEqual([await badge()]);
    await elsewhere.close();
    await attaching.click();
    await shop.bringToFront();
    await until(async () => (await badge()) === 'off');
    await attaching.click();
    await shop.bringToFront();
    await until(isTime);
    await popup.bringToFront();
  });

  test('signing out takes the token away', async () => {
    await popup.getByRole('button', { name: 'Sign out', exact: true }).click();
    await popup.getByRole('button', { name: 'Sign in: Orders API' }).waitFor();
    expect(await lanyard.carried(shop)).toBeUndefined();
    expect(await lanyard.tokenOf('demo-orders')).toBeUndefined();
  });
});
