import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoOrigins } from '../../demo/apps.ts';
import { send, setUp } from '../../demo/browser.ts';
import { listen } from '../../demo/loopback-server.ts';
import { until } from '../../demo/until.ts';
import { startWebApp, type WebApp } from '../../demo/web-app.ts';
import { Lanyard } from '../support/lanyard.ts';
import { ordersVariant } from '../support/variants.ts';

const MODES = ['query', 'fragment', 'form_post'] as const;

let lanyard: Lanyard;
let webApp: WebApp;
let shop: Page;

/** Apps that borrow the redirect URI of someone else's web app. */
const drafts = () =>
  MODES.map((responseMode) =>
    ordersVariant(lanyard.demo, `by-${responseMode}`, {
      clientId: 'web-app',
      redirectUri: `${webApp.origin}/callback`,
      responseMode,
    }),
  );

beforeAll(async () => {
  lanyard = await Lanyard.open();
  webApp = startWebApp({
    server: await listen('app', 0),
    issuerUrl: lanyard.demo.issuer.url,
  });
  await lanyard.demo.issuer.register(webApp.client);
  await setUp(lanyard.context, drafts(), [...demoOrigins(lanyard.demo), webApp.origin]);
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
});
beforeEach(() => {
  webApp.hits.length = 0;
});
afterAll(async () => {
  await lanyard.close();
  await webApp.close();
});

/** The tab that Lanyard opens for an app's sign-in, with the issuer's page in it. */
async function tabFor(app: string): Promise<Page> {
  const opened = lanyard.context.waitForEvent('page');
  await send(lanyard.control, 'signIn', { id: app });
  const tab = await opened;
  await tab.getByRole('button', { name: 'Sign in as alice' }).waitFor();
  return tab;
}

async function callOff(tab: Page) {
  await tab.close();
  await until(async () => (await lanyard.sessionOf('by-query'))?.failure?.code === 'cancelled');
}

async function finishIn(tab: Page) {
  const closed = tab.waitForEvent('close');
  await tab.getByRole('button', { name: 'Sign in as alice' }).click();
  await closed;
}

const only = (app: string) =>
  Promise.all(
    drafts().map(({ app: { id } }) =>
      send(lanyard.control, 'setAppEnabled', { id, enabled: id === app }),
    ),
  );

describe('a sign-in at a redirect URI that belongs to another site', () => {
  test.each(MODES)('by %s: the tab closes, the token works, the site saw nothing', async (mode) => {
    await lanyard.context.clearCookies();
    await only(`by-${mode}`);
    await finishIn(await tabFor(`by-${mode}`));
    const token = await until(() => lanyard.tokenOf(`by-${mode}`));
    expect(await lanyard.carried(shop)).toBe(`Bearer ${token}`);
    expect(webApp.hits).toEqual([]);
  });

  test('goes on where the worker was stopped while the user signed in', async () => {
    await lanyard.context.clearCookies();
    await send(lanyard.control, 'signOut', { id: 'by-form_post' });
    const tab = await tabFor('by-form_post');
    await lanyard.stopWorker();
    await finishIn(tab);
    await until(() => lanyard.tokenOf('by-form_post'));
    expect(webApp.hits).toEqual([]);
  });

  test('that the user calls off by closing the tab is over', async () => {
    await lanyard.context.clearCookies();
    await send(lanyard.control, 'signOut', { id: 'by-query' });
    await callOff(await tabFor('by-query'));
    expect(await lanyard.blocks()).toEqual([]);
  });
});

describe('the site’s own sign-in', () => {
  test('is left alone, before and while Lanyard waits for its own', async () => {
    await lanyard.context.clearCookies();
    await send(lanyard.control, 'signOut', { id: 'by-query' });
    const waiting = await tabFor('by-query');
    const own = await lanyard.visit(webApp.origin);
    await own.getByRole('link', { name: 'Sign in' }).click();
    await own.getByRole('button', { name: 'Sign in as bob' }).click();
    await own.getByText('Back at the web app').waitFor();
    expect(webApp.hits).toHaveLength(1);
    expect(webApp.hits[0]?.url).toContain('code=');
    await own.close();
    await callOff(waiting);
  });

  test('is left alone in Lanyard’s own tab too, where it has another state', async () => {
    await lanyard.context.clearCookies();
    const tab = await tabFor('by-query');
    await tab.goto(webApp.origin);
    await tab.getByRole('link', { name: 'Sign in' }).click();
    await tab.getByRole('button', { name: 'Sign in as alice' }).click();
    await tab.getByText('Back at the web app').waitFor();
    expect(webApp.hits).toHaveLength(1);
    await tab.close();
  });
});
