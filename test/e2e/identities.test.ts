import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../demo/until.ts';
import { Lanyard } from '../support/lanyard.ts';

const ALICE = 'demo-orders';
const BOB = 'demo-orders~2';

let lanyard: Lanyard;
let popup: Page;
let shop: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await lanyard.describe();
  popup = await lanyard.popup();
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  await popup.bringToFront();
  await lanyard.signIn(popup, 'alice');
});
afterAll(() => lanyard.close());

const carriedIsOf = async (identity: string) =>
  expect(await lanyard.carried(shop)).toBe(`Bearer ${await lanyard.tokenOf(identity)}`);

const as = (name: string) => popup.getByRole('radio', { name: new RegExp(name) });

test('a second user signs in beside the first, whom the issuer still knows', async () => {
  const opened = lanyard.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Add account' }).click();
  await (await opened).getByRole('button', { name: 'Sign in as bob' }).click();
  await until(() => lanyard.tokenOf(BOB));
  expect((await lanyard.sessionOf(ALICE))?.tokens?.who).toBe('alice');
  expect((await lanyard.sessionOf(BOB))?.tokens?.who).toBe('bob');
  await carriedIsOf(BOB);
});

test('a click says as whom requests go', async () => {
  await popup.bringToFront();
  await as('alice').check();
  await until(async () =>
    (await lanyard.rules()).includes(`Bearer ${await lanyard.tokenOf(ALICE)}`),
  );
  await carriedIsOf(ALICE);
  await as('bob').check();
  await until(async () => (await lanyard.rules()).includes(`Bearer ${await lanyard.tokenOf(BOB)}`));
  await carriedIsOf(BOB);
});

test('each is renewed by a refresh token of their own', async () => {
  const before = [await lanyard.tokenOf(ALICE), await lanyard.tokenOf(BOB)];
  await popup.bringToFront();
  await popup.getByRole('button', { name: 'Refresh' }).click();
  await until(async () => (await lanyard.tokenOf(BOB)) !== before[1]);
  expect(await lanyard.tokenOf(ALICE)).toBe(before[0]);
  expect((await lanyard.sessionOf(BOB))?.tokens?.who).toBe('bob');
});

test('who signs out is revoked at the issuer, and the other one goes on', async () => {
  const gone = await lanyard.tokenOf(BOB);
  await popup.bringToFront();
  await popup.getByRole('button', { name: 'Sign out', exact: true }).click();
  await until(async () => !(await lanyard.sessionOf(BOB)));
  await carriedIsOf(ALICE);
  await until(() => lanyard.demo.issuer.requests.some(({ path }) => path === '/token/revocation'));
  expect(await lanyard.rules()).not.toContain(`Bearer ${gone}`);
});
