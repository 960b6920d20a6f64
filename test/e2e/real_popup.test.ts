import { setTimeout } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoOrigins } from '../../demo/apps.ts';
import { send, setUp } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { IDENTITY_COLOURS } from '../../src/core/identity-mark.ts';
import { frontBadgeIs } from '../support/front-badge.ts';
import { answerAs, signInAs } from '../support/issuer-window.ts';
import { Lanyard } from '../support/lanyard.ts';
import { type PopupOver, popupOver } from '../support/popup-over.ts';
import { ordersVariant } from '../support/variants.ts';

const FIRST = 'first';
const SECOND = 'second';

let lanyard: Lanyard;
let shop: Page;
let otherShop: Page;
let popup: PopupOver | undefined;

beforeAll(async () => {
  lanyard = await Lanyard.open({ accessTokenSeconds: 3600 });
});
afterAll(() => lanyard.close());

beforeEach(async () => {
  shop = await lanyard.visit(lanyard.demo.page.origin);
  otherShop = await lanyard.visit(lanyard.demo.page.origin);
});

afterEach(async () => {
  await popup?.close();
  popup = undefined;
  for (const id of [FIRST, SECOND]) await send(lanyard.control, 'deleteApp', { id });
  await send(lanyard.control, 'dismissUndo', {});
  await shop.close();
  await otherShop.close();
});

function describeApp(id: string): Promise<void> {
  const draft = ordersVariant(lanyard.demo, id, { scope: 'openid offline_access orders:read' });
  return setUp(lanyard.context, [draft], demoOrigins(lanyard.demo));
}

async function openOver(page: Page): Promise<PopupOver> {
  popup = await popupOver(lanyard, page);
  return popup;
}

const personIn = (authorization: string | undefined) =>
  authorization && decodeJwt(authorization.replace(/^Bearer /, '')).sub;

/** All that the API receives while something is done, preflights aside, once there is any. */
async function received(act: () => Promise<unknown>) {
  const { api } = lanyard.demo;
  api.clear();
  await act();
  const calls = () => api.received.filter(({ method }) => method !== 'OPTIONS');
  await until(() => calls().length > 0);
  return calls();
}

/** A button of the shop, without the click in the page that would close the popup. */
const ask = (page: Page, button: 'list' | 'create') =>
  page.evaluate((id) => document.querySelector<HTMLElement>(`#${id}`)?.click(), button);

/** As whom the next request of a page of the shop goes, as the API sees it. */
async function actsAs(page: Page): Promise<string | undefined> {
  const [call] = await received(() => ask(page, 'list'));
  return personIn(call?.authorization);
}

const bothAct = async () => [await actsAs(shop), await actsAs(otherShop)];

/** What the shop says of the answer to an order. */
async function createOrder(): Promise<string> {
  await received(() => ask(shop, 'create'));
  const output = shop.getByLabel('Answer to Create an order');
  await until(async () => (await output.getAttribute('aria-busy')) === null);
  return output.innerText();
}

describe('as whom a tab’s requests go', () => {
  const [ofAlice, ofBob] = IDENTITY_COLOURS;

  /** Both at once, Alice as the current one. */
  async function signInBoth(): Promise<void> {
    await describeApp(FIRST);
    await signInAs(lanyard, FIRST, 'alice');
    await signInAs(lanyard, FIRST, 'bob', true);
    await send(lanyard.control, 'chooseIdentity', { id: FIRST });
  }

  test('is chosen for it by one press, and made everybody’s by another', async () => {
    await signInBoth();
    const { press, shows, showsNoMore, chosen } = await openOver(otherShop);
    await until(async () => (await chosen()).includes('alice'));
    await frontBadgeIs(lanyard, 'A', ofAlice);
    expect(await bothAct()).toEqual(['alice', 'alice']);
    await press('bob');
    await shows('Other tabs: alice');
    expect(await chosen()).toContain('bob');
    expect(await bothAct()).toEqual(['alice', 'bob']);
    await frontBadgeIs(lanyard, 'B', ofBob);
    await press('Use bob everywhere');
    await showsNoMore('Other tabs');
    expect(await bothAct()).toEqual(['bob', 'bob']);
  });

  test('stands on each tab’s own badge, and in the popup over it', async () => {
    await signInBoth();
    const over = await openOver(otherShop);
    await over.press('bob');
    await frontBadgeIs(lanyard, 'B', ofBob);
    await over.close();
    const { chosen, shows } = await openOver(shop);
    await shows('Requests of this tab go as');
    expect(await chosen()).toContain('alice');
    await frontBadgeIs(lanyard, 'A', ofAlice);
    expect(await bothAct()).toEqual(['alice', 'bob']);
  });

  test('is nobody while it is paused, and the other tab goes on', async () => {
    await describeApp(FIRST);
    await signInAs(lanyard, FIRST, 'alice');
    const { press, shows } = await openOver(shop);
    await shows('1 token attaches');
    await press('Pause');
    await shows('Paused in this tab');
    expect(await bothAct()).toEqual([undefined, 'alice']);
    await press('Resume');
    await shows('1 token attaches');
    expect(await bothAct()).toEqual(['alice', 'alice']);
  });
});

describe('a token that the API refuses', () => {
  test('for a scope is had with it by one press, and then the request is taken', async () => {
    await describeApp(FIRST);
    await signInAs(lanyard, FIRST, 'alice');
    // So long after new tokens an answer is about them for certain.
    await setTimeout(2500);
    expect(await createOrder()).toMatch(/^403/);
    const { press, shows } = await openOver(shop);
    await shows('wants the scope orders:write, which this token lacks');
    const before = await lanyard.tokenOf(FIRST);
    await answerAs(lanyard, 'alice', () => press('Sign in with orders:write'));
    await until(async () => (await lanyard.tokenOf(FIRST)) !== before);
    expect(await createOrder()).toMatch(/^20[01]/);
  });

  test('says so when it is tried, as one that is taken does', async () => {
    await describeApp(FIRST);
    await signInAs(lanyard, FIRST, 'alice');
    const { press, shows } = await openOver(shop);
    await press('Try it');
    const [call, ...others] = await received(async () => {
      await press('Send');
      await shows('The API takes this token.');
    });
    expect([call?.method, call?.url, others]).toEqual(['GET', '/orders', []]);
    expect(personIn(call?.authorization)).toBe('alice');
    lanyard.demo.api.refuse((await lanyard.tokenOf(FIRST)) ?? '');
    await press('Send');
    await shows('401 invalid_token The API refuses this token.');
  });
});

test('of two apps for the same requests the popup says which wins and why, and one press keeps them apart', async () => {
  await describeApp(FIRST);
  await describeApp(SECOND);
  await signInAs(lanyard, FIRST, 'alice');
  await signInAs(lanyard, SECOND, 'bob');
  const { press, shows, showsNoMore } = await openOver(shop);
  await shows(`${SECOND} could match the same requests`);
  await shows('This app wins there: it stands higher in the list.');
  expect(await actsAs(shop)).toBe('alice');
  await press(`${SECOND} · bob`);
  await shows(`${FIRST} wins there: it stands higher in the list.`);
  await press('Never both on');
  await shows(`Never on together with ${FIRST}`);
  expect(await actsAs(shop)).toBe('bob');
  await press(`Attach the token of ${FIRST}`);
  await shows('1 token attaches');
  await until(async () => (await actsAs(shop)) === 'alice');
  await press('Allow both');
  await showsNoMore('Never on together');
  await press(`Attach the token of ${SECOND}`);
  await shows('2 tokens attach');
  expect(await actsAs(shop)).toBe('alice');
});
