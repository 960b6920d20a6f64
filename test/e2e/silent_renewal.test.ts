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
/** Notes the windows and tabs that open from now on, however soon they close again. */
const watchWindows = () =>
  lanyard.control.evaluate(() => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    chrome.windows.onCreated.addListener(() => opened.push('window'));
    chrome.tabs.onCreated.addListener(() => opened.push('tab'));
  });

const openedSince = () =>
  lanyard.control.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);

beforeEach(async () => {
  await lanyard.context.clearCookies();
  await watchWindows();
  const opened = lanyard.context.waitForEvent('page');
  void send(lanyard.control, 'signIn', { id: APP });
  await (await opened).getByRole('button', { name: 'Sign in as alice' }).click();
  await until(async () => (await lanyard.sessionOf(APP))?.kind === 'active');
});
afterAll(() => lanyard.close());

test('without a refresh token the session at the issuer brings the next one, and shows nothing', async () => {
  const before = await lanyard.tokenOf(APP);
  // So that their absence says something: the window of the sign-in was seen.
  expect(await openedSince()).toContain('window');
  await watchWindows();
  void send(lanyard.control, 'refresh', { id: APP });
  await until(async () => {
    const isShown = (await openedSince()).length > 0;
    return isShown || (await lanyard.tokenOf(APP)) !== before;
  });
  expect(await openedSince()).toEqual([]);
  const after = await lanyard.tokenOf(APP);
  expect(await lanyard.carried(shop)).toBe(`Bearer ${after}`);
});

test('where the session at the issuer is over the token is used to its end, and the user asked', async () => {
  const before = await lanyard.tokenOf(APP);
  await lanyard.context.clearCookies();
  await send(lanyard.control, 'refresh', { id: APP });
  const session = await lanyard.sessionOf(APP);
  expect(session).toMatchObject({ kind: 'failed', failure: { code: 'login_required' } });
  expect(await lanyard.carried(shop)).toBe(`Bearer ${before}`);
});
