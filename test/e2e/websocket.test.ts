import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patternsOf } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { DEFAULT_KINDS, type RequestKind } from '../../src/core/request-kind.ts';
import { carriedBy, Stage } from '../support/stage.ts';

const APP = 'sockets';

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await Stage.open();
  await stage.grant(stage.origin('api'), stage.origin('shop'));
  page = await stage.visit('http://shop.localhost:{Q}/');
});
afterAll(() => stage.close());

const save = (kinds: readonly RequestKind[]) =>
  stage.save(APP, {
    apiScopes: `${stage.origin('api')}/v1`,
    callers: stage.origin('shop'),
    kinds,
  });

const remove = (patterns: readonly string[]) =>
  stage.lanyard.control.evaluate(
    (origins) => chrome.permissions.remove({ origins }),
    [...patterns],
  );

const api = () => stage.at('ws://api.localhost:{Q}');

/** Opens a socket, and gives what its handshake carried. */
async function connected(template = 'ws://api.localhost:{Q}/v1/live', from = page) {
  stage.taken();
  await from.evaluate(
    (url) =>
      new Promise((done) => {
        const socket = new WebSocket(url);
        socket.onopen = done;
        socket.onerror = done;
      }),
    stage.at(template),
  );
  return stage.taken().map(carriedBy);
}

/** A grant takes effect a moment after it was given. */
const untilConnected = () => until(async () => (await connected())[0] === APP);

const card = async () => {
  const popup = await stage.lanyard.popup();
  const section = popup.locator('section', { hasText: APP });
  await section.waitFor();
  const phase = await section.getAttribute('data-phase');
  await popup.close();
  return phase;
};

test('by default a handshake carries nothing, even where its permission was given', async () => {
  await save(DEFAULT_KINDS);
  await stage.grantPatterns('<all_urls>', `${api()}/*`);
  expect(await connected()).toEqual([undefined]);
  await remove(patternsOf([api()]));
});

test('without its permission the app attaches nothing, and says what it needs', async () => {
  await save([...DEFAULT_KINDS, 'socket']);
  expect(await connected()).toEqual([undefined]);
  expect(await card()).toBe('needs-permission');
  const arrived = await stage.fetched(page, `${stage.origin('api')}/v1`);
  expect(arrived.map(carriedBy)).toEqual([undefined]);
});

test('with it the handshake carries the token, of the caller’s page alone', async () => {
  await stage.grantPatterns('<all_urls>', `${api()}/*`);
  await untilConnected();
  expect(await connected()).toEqual([APP]);
  expect(await card()).toBe('live');
  const stranger = await stage.visit('http://evil.localhost:{Q}/');
  expect(await connected(undefined, stranger)).toEqual([undefined]);
  await stranger.close();
});

test('that works without a fetch, and a fetch carries nothing then', async () => {
  await save(['socket']);
  expect(await connected()).toEqual([APP]);
  const arrived = await stage.fetched(page, `${stage.origin('api')}/v1`);
  expect(arrived.map(carriedBy)).toEqual([undefined]);
});

describe('with every site granted, so that nothing but the rule stands between', () => {
  const everywhere = ['http://*/*', 'ws://*/*'];
  beforeAll(async () => {
    await stage.grantPatterns('<all_urls>', ...everywhere);
    await untilConnected();
  });
  // Whoever gives back a wide grant gives back the narrow ones within it.
  afterAll(async () => {
    await remove(everywhere);
    await stage.grant(stage.origin('api'), stage.origin('shop'));
    await stage.grantPatterns('<all_urls>', `${api()}/*`);
    await untilConnected();
  });

  test.each([
    ['another port', 'ws://api.localhost:{R}/v1/live'],
    ['a longer path segment', 'ws://api.localhost:{Q}/v1x'],
    ['another path', 'ws://api.localhost:{Q}/v2'],
    ['a subdomain', 'ws://x.api.localhost:{Q}/v1/live'],
    ['a host that ends like it', 'ws://xapi.localhost:{Q}/v1/live'],
    ['the address in a query', 'ws://evil.localhost:{Q}/?u=ws://api.localhost:{Q}/v1/'],
  ])('none goes to %s', async (_name, template) => {
    expect(await connected(template)).toEqual([undefined]);
    expect(await connected()).toEqual([APP]);
  });
});

test('a permission that is taken back takes the token along', async () => {
  expect(await connected()).toEqual([APP]);
  await remove(patternsOf([api()]));
  await until(async () => (await stage.lanyard.rules()).length === 0);
  expect(await connected()).toEqual([undefined]);
});
