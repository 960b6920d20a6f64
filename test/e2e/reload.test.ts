import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXTENSION_ID } from '../../demo/browser.ts';
import { newProfile } from '../../demo/profile.ts';
import { until } from '../../demo/until.ts';
import { carriedBy, Stage } from '../support/stage.ts';

const APP = 'orders';

let folder: string;
let stage: Stage;
let page: Page;

beforeAll(async () => {
  // A build of its own, because one of the tests makes another version of it.
  folder = await newProfile();
  await cp('dist/chrome', folder, { recursive: true });
  stage = await Stage.open({ extension: folder });
  await stage.grant(stage.origin('api'), stage.origin('shop'));
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

const describeApp = () =>
  stage.save(APP, { apiScopes: `${stage.origin('api')}/v1`, callers: stage.origin('shop') });

const api = () => `${stage.origin('api')}/v1`;
const fetched = async () => (await stage.fetched(page, api())).map(carriedBy);

/** Has the page call the API without a pause. */
const hammer = () =>
  page.evaluate((url) => {
    const next = (): unknown => fetch(url).then(next, next);
    next();
  }, api());

const MANY = 20;

/**
 * Until many requests in a row have gone without a token. Chromium applies the rules that it has kept before any
 * code of an extension runs, so the first few after that still carry it.
 */
async function untilBare(): Promise<void> {
  let bare = 0;
  await until(() => {
    for (const one of stage.taken()) bare = carriedBy(one) === undefined ? bare + 1 : 0;
    return bare > MANY;
  });
}

/** Has the browser do something to the extension, as its page of extensions can. */
async function byTheBrowser(change: (id: string) => Promise<void>): Promise<void> {
  const extensions = await stage.lanyard.visit('chrome://extensions');
  // Else Chromium leaves an unpacked extension disabled.
  await extensions.evaluate(() =>
    chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }),
  );
  await extensions.evaluate(change, EXTENSION_ID);
  await extensions.close();
}

const reload = () => byTheBrowser((id) => chrome.developerPrivate.reload(id));

async function disableAndEnable(): Promise<void> {
  const other = await stage.lanyard.otherExtension();
  await other.evaluate(async (id) => {
    await chrome.management.setEnabled(id, false);
    await chrome.management.setEnabled(id, true);
  }, EXTENSION_ID);
  await other.close();
}

const NEXT_VERSION = '9.8.7';

async function update(): Promise<void> {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, version: NEXT_VERSION }));
  await reload();
}

const version = () => stage.lanyard.control.evaluate(() => chrome.runtime.getManifest().version);

const stored = (area: 'local' | 'session', key: string) =>
  stage.lanyard.control.evaluate(
    async ([where, name]) => (await chrome.storage[where].get(name))[name],
    [area, key] as const,
  );

const expectNoTokenAndNoRule = async () => {
  expect(await stored('session', 'sessions/1')).toEqual({});
  expect(await stage.lanyard.rules()).toEqual([]);
  expect(await stored('local', 'apps/1')).toMatchObject([{ id: APP }]);
};

describe('no rule outlives its token when the extension', () => {
  test.each([
    ['is disabled and enabled', disableAndEnable],
    ['is reloaded', reload],
    ['is updated', update],
  ])('%s, although no page of it is opened', async (_name, change) => {
    await describeApp();
    page = await stage.visit('http://shop.localhost:{Q}/');
    expect(await fetched()).toEqual([APP]);
    await hammer();
    await change();
    await untilBare();
    await page.close();
    await stage.lanyard.openControl();
    await expectNoTokenAndNoRule();
  });

  test('has become another version meanwhile', async () => {
    expect(await version()).toBe(NEXT_VERSION);
  });

  test('starts anew with its browser', async () => {
    await describeApp();
    await stage.lanyard.closeBrowser();
    await stage.lanyard.startBrowser();
    page = await stage.visit('http://shop.localhost:{Q}/');
    expect(await fetched()).toEqual([undefined]);
    await expectNoTokenAndNoRule();
    await describeApp();
    expect(await fetched()).toEqual([APP]);
  });
});
