import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { patternsOf, preapprove, request, revoke } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { DEFAULT_KINDS } from '../../src/core/request-kind.ts';
import { carriedBy, Stage } from '../support/stage.ts';

const APP = 'orders';
const NAMES = ['the API', 'the page', 'the sockets'] as const;
type Name = (typeof NAMES)[number];

let stage: Stage;
let page: Page;
let popup: Page;

const originOf = (name: Name) =>
  ({
    'the API': stage.origin('api'),
    'the page': stage.origin('shop'),
    'the sockets': stage.at('ws://api.localhost:{Q}'),
  })[name];

beforeAll(async () => {
  stage = await Stage.open();
  await stage.grantPatterns('<all_urls>', ...patternsOf(NAMES.map(originOf)));
  await stage.save(APP, {
    apiScopes: `${stage.origin('api')}/v1`,
    callers: stage.origin('shop'),
    kinds: [...DEFAULT_KINDS, 'socket'],
  });
  page = await stage.visit('http://shop.localhost:{Q}/');
  popup = await stage.lanyard.popup();
});
afterAll(() => stage.close());

const hasRules = (count: number) =>
  until(async () => (await stage.lanyard.rules()).length === count);

beforeEach(async () => {
  await request(stage.lanyard.control, NAMES.map(originOf));
  await hasRules(2);
});

const remove = (name: Name) =>
  stage.lanyard.control.evaluate(
    (origins) => chrome.permissions.remove({ origins }),
    patternsOf([originOf(name)]),
  );

const fetched = async () => (await stage.fetched(page, `${stage.origin('api')}/v1`)).map(carriedBy);

async function connected() {
  stage.taken();
  await page.evaluate(
    (url) =>
      new Promise((done) => {
        const socket = new WebSocket(url);
        socket.onopen = done;
        socket.onerror = done;
      }),
    `${originOf('the sockets')}/v1`,
  );
  return stage.taken().map(carriedBy);
}

/** What the popup says is missing. */
async function expectSaid(missing: readonly Name[]) {
  const card = popup.locator('section', { hasText: APP });
  await until(async () => (await card.getAttribute('data-phase')) === 'needs-permission');
  const origins = missing.map(originOf).toSorted().join();
  await until(async () => {
    const [, said = ''] = /This app needs: (.+)/.exec(await card.innerText()) ?? [];
    return said.split(', ').toSorted().join() === origins;
  });
}

const ORDERS = NAMES.flatMap((first) =>
  NAMES.filter((name) => name !== first).map((second) => {
    const last = NAMES.filter((name) => name !== first && name !== second);
    return [first, second, ...last] as const;
  }),
);

describe('the first permission that is given up stops everything:', () => {
  test.each(ORDERS)('%s, %s, %s', async (...order) => {
    expect([await fetched(), await connected()]).toEqual([[APP], [APP]]);
    for (const [index, name] of order.entries()) {
      await remove(name);
      await hasRules(0);
      expect([await fetched(), await connected()]).toEqual([[undefined], [undefined]]);
      await expectSaid(order.slice(0, index + 1));
    }
  });
});

describe('on the browser’s page of extensions a user takes back the permission for', () => {
  test.each(['the API', 'the page'] as const)('%s', async (name) => {
    // Chromium itself goes on to apply rules to a page of ours to whose API we have lost the permission.
    await revoke(stage.lanyard.context, [originOf(name)]);
    await hasRules(0);
    expect(await fetched()).toEqual([undefined]);
    await expectSaid([name]);
    await preapprove(stage.lanyard.context, [originOf(name)]);
  });
});

test('all are taken back at once while the worker sleeps, and it wakes to take the rules away', async () => {
  await stage.lanyard.putWorkerToSleep();
  await stage.lanyard.control.evaluate(
    (origins) => chrome.permissions.remove({ origins }),
    patternsOf(NAMES.map(originOf)),
  );
  expect([await fetched(), await connected()]).toEqual([[undefined], [undefined]]);
  await hasRules(0);
  await expectSaid(NAMES);
});
