import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DEFAULT_KINDS,
  REQUEST_KINDS,
  type RequestKind,
  typesOf,
} from '../../src/core/request-kind.ts';
import { PAGE_WAYS, WITHIN_WAYS, WORKER_FILES, waysOf } from '../support/every-kind.ts';
import { Stage } from '../support/stage.ts';

const APP = 'kinds';

let stage: Stage;
let page: Page;
/** A page that its own service worker serves. */
let within: Page;
let runs = 0;

const save = (kinds: readonly RequestKind[]) =>
  stage.save(APP, {
    apiScopes: `${stage.origin('api')}/v1`,
    callers: stage.origin('shop'),
    kinds,
  });

beforeAll(async () => {
  stage = await Stage.open();
  for (const [path, script] of Object.entries(WORKER_FILES)) stage.server.files.set(path, script);
  await stage.grant(stage.origin('api'), stage.origin('shop'));
  page = await stage.visit('http://shop.localhost:{Q}/');
  within = await stage.visit('http://shop.localhost:{Q}/within/');
  await within.evaluate(async () => {
    const taken = new Promise((resolve) => {
      navigator.serviceWorker.oncontrollerchange = resolve;
    });
    await navigator.serviceWorker.register('/within/service-worker.js');
    await taken;
  });
});
afterAll(() => stage.close());

/** Asks in every way there is, each for an address of its own. Gives the ways whose request carried the token. */
async function carrying(): Promise<string[]> {
  const base = `/v1/${++runs}/`;
  const before = stage.lanyard.context.pages();
  stage.taken();
  await page.bringToFront();
  for (const [from, ways] of [
    [page, PAGE_WAYS],
    [within, WITHIN_WAYS],
  ] as const)
    for (const [name, { ask }] of Object.entries(ways))
      await from.evaluate(ask, `${stage.origin('api')}${base}${name}`);
  const names = [...Object.keys(PAGE_WAYS), ...Object.keys(WITHIN_WAYS)];
  const arrived = await stage.arrived(names.map((name) => `${base}${name}`));
  for (const opened of stage.lanyard.context.pages())
    if (!before.includes(opened)) await opened.close();
  return names.filter((_name, index) => arrived[index]?.authorization !== undefined);
}

test('by default everything that behaves like a fetch carries the token, and nothing else', async () => {
  await save(DEFAULT_KINDS);
  expect(await carrying()).toEqual([
    ...['fetch', 'put', 'xhr', 'eventSource', 'keepalive', 'worker', 'sharedWorker'],
    ...['beacon', 'ping', 'passedThrough', 'serviceWorker'],
  ]);
});

test('without the workers that no page owns, their requests carry nothing; those of a page’s own worker do', async () => {
  await save(['fetch']);
  expect(await carrying()).toEqual(['fetch', 'put', 'xhr', 'eventSource', 'keepalive', 'worker']);
});

describe('a kind that is on alone carries it alone', () => {
  // Where a request comes from is no kind by itself: an app with that alone cannot be described.
  test.each(REQUEST_KINDS.filter((kind) => kind !== 'worker'))('%s', async (kind) => {
    await save([kind]);
    expect(await carrying()).toEqual(waysOf([kind]));
  });
});

test('with every kind on, a form that is posted, an object and a prefetched page still carry nothing', async () => {
  await stage.grantPatterns('<all_urls>', `${stage.origin('api').replace('http', 'ws')}/*`);
  await save(REQUEST_KINDS);
  expect(await carrying()).toEqual(waysOf(REQUEST_KINDS));
});

test('the browser knows every type that the kinds are made of', async () => {
  const own = await stage.lanyard.control.evaluate(() =>
    Object.values(chrome.declarativeNetRequest.ResourceType),
  );
  const untyped = REQUEST_KINDS.filter((kind) => typesOf([kind], own).length === 0);
  expect(untyped).toEqual(['worker']);
});
