import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { carriedBy, Stage } from '../support/stage.ts';

const GOOD = 'orders';

let stage: Stage;
let page: Page;
let popup: Page;

const save = (id: string, scopes: string) =>
  stage.save(id, { apiScopes: scopes, callers: stage.origin('shop') });

beforeAll(async () => {
  stage = await Stage.open();
  await stage.grant(stage.origin('api'), stage.origin('shop'));
  await save(GOOD, `${stage.origin('api')}/v1`);
  page = await stage.visit('http://shop.localhost:{Q}/');
  popup = await stage.lanyard.popup();
});
afterAll(() => stage.close());

const command = (name: string, input: unknown) => send(stage.lanyard.control, name, input);

const fetched = async () => (await stage.fetched(page, `${stage.origin('api')}/v1`)).map(carriedBy);

const fault = () =>
  stage.lanyard.control.evaluate(async () => {
    const { 'fault/1': stored } = await chrome.storage.session.get('fault/1');
    return stored ?? null;
  });

const isSaid = async () =>
  (await popup.locator('body').innerText()).includes(
    'The browser refused the rules, so no token is attached at all.',
  );

/** A thousand regular expressions are the most that Chromium takes. */
const paths = (count: number) =>
  Array.from({ length: count }, (_, index) => `${stage.origin('api')}/many/${index}`).join('\n');

const setEnabled = (id: string, enabled: boolean) => command('setAppEnabled', { id, enabled });

/** The apps that are one too many, and what each has a rule for. */
const TOO_MANY = [
  ['one app has more paths than it takes', { refused: 1001 }],
  ['two apps have more paths than it takes from both together', { half: 500, refused: 501 }],
] as const;

describe.each(TOO_MANY)('where %s', (_name, apps) => {
  test('no rule stays at all, and it is said', async () => {
    expect(await fetched()).toEqual([GOOD]);
    for (const [id, count] of Object.entries(apps)) await save(id, paths(count));
    // Saving switches nothing on.
    await setEnabled('refused', true);
    expect(await stage.lanyard.rules()).toEqual([]);
    expect(await fetched()).toEqual([undefined]);
    expect(await fault()).toEqual({ code: 'rules_rejected' });
    await until(isSaid);
  });

  test('neither a new worker nor a new token brings a rule back', async () => {
    await stage.lanyard.stopWorker();
    await save(GOOD, `${stage.origin('api')}/v1`);
    expect(await stage.lanyard.rules()).toEqual([]);
    expect(await fetched()).toEqual([undefined]);
    expect(await fault()).toEqual({ code: 'rules_rejected' });
  });

  test('all is well again once one app is off', async () => {
    await setEnabled('refused', false);
    expect(await fetched()).toEqual([GOOD]);
    expect(await fault()).toBeNull();
    await until(async () => !(await isSaid()));
  });
});

test('a path as long as an address may be is not too long for the browser', async () => {
  const longest = `${stage.origin('api')}/${'a'.repeat(1900)}`;
  await save('long', longest);
  expect(await fault()).toBeNull();
  const arrived = await stage.fetched(page, `${longest}/below`);
  expect(arrived.map(carriedBy)).toEqual(['long']);
});
