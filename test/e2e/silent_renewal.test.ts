import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoOrigins } from '../../demo/apps.ts';
import { send, setUp } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { Lanyard } from '../support/lanyard.ts';
import { ordersVariant } from '../support/variants.ts';

const APP = 'without-refresh-token';

let lanyard: Lanyard;
let shop: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  const draft = ordersVariant(lanyard.demo, APP, { scope: 'openid orders:read' });
  await setUp(lanyard.context, [draft], demoOrigins(lanyard.demo));
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
});
beforeEach(async () => {
  await lanyard.context.clearCookies();
  const opened = lanyard.context.waitForEvent('page');
  void send(lanyard.control, 'signIn', { id: APP });
  await (await opened).getByRole('button', { name: 'Sign in as alice' }).click();
  await until(async () => (await lanyard.sessionOf(APP))?.kind === 'active');
});
afterAll(() => lanyard.close());

test('without a refresh token the session at the issuer brings the next one, and shows nothing', async () => {
  const before = await lanyard.tokenOf(APP);
  const pages = lanyard.context.pages().length;
  await send(lanyard.control, 'refresh', { id: APP });
  const after = await lanyard.tokenOf(APP);
  expect(after).not.toBe(before);
  expect(await lanyard.carried(shop)).toBe(`Bearer ${after}`);
  expect(lanyard.context.pages()).toHaveLength(pages);
});

test('where the session at the issuer is over the token is used to its end, and the user asked', async () => {
  const before = await lanyard.tokenOf(APP);
  await lanyard.context.clearCookies();
  await send(lanyard.control, 'refresh', { id: APP });
  const session = await lanyard.sessionOf(APP);
  expect(session).toMatchObject({ kind: 'failed', failure: { code: 'login_required' } });
  expect(await lanyard.carried(shop)).toBe(`Bearer ${before}`);
});
