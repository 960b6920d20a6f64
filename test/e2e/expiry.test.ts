import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../demo/until.ts';
import { tokenAnswer } from '../support/intercepts.ts';
import { Lanyard } from '../support/lanyard.ts';

let lanyard: Lanyard;
let popup: Page;
let shop: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open({ accessTokenSeconds: 12 });
  await lanyard.describe();
  popup = await lanyard.popup();
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  await popup.bringToFront();
  await lanyard.signIn(popup);
});
afterAll(() => lanyard.close());

const status = () =>
  shop.evaluate(
    (url) => fetch(url).then((response) => response.status),
    `${lanyard.demo.api.origin}/orders`,
  );

test('a token is renewed by itself before it ends, and the API never sees a dead one', async () => {
  const first = await lanyard.tokenOf('demo-orders');
  const seen = new Set<number>();
  await until(async () => {
    seen.add(await status());
    return (await lanyard.tokenOf('demo-orders')) !== first;
  });
  seen.add(await status());
  expect([...seen]).toEqual([200]);
});

test('while the issuer is out of order the token lives on; at its end the rule goes, and nothing is sent', async () => {
  lanyard.demo.issuer.intercept = tokenAnswer(503);
  await until(async () => (await lanyard.rules()).length === 0);
  expect(await lanyard.carried(shop)).toBeUndefined();
  await popup.getByText(/Tries again in/).waitFor();
});

test('once the issuer is well again, one click brings the sign-in back: it was not lost', async () => {
  lanyard.demo.issuer.intercept = undefined;
  lanyard.demo.issuer.accessTokenSeconds = 300;
  await popup.getByRole('button', { name: 'Try now: Orders API' }).click();
  await until(async () => (await lanyard.rules()).length === 1);
  expect(await status()).toBe(200);
});
