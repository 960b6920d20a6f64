import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoOrigins } from '../../demo/apps.ts';
import type { AppForm } from '../../src/core/app-form.ts';
import { Stage, tokenFor } from '../support/stage.ts';
import { ALICE, describeOrders, personIn, signIn } from '../support/tab-identities.ts';

const APP = 'header';

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await Stage.open();
  await stage.grant(stage.origin('api'), stage.origin('shop'), ...demoOrigins(stage.lanyard.demo));
  page = await stage.visit('http://shop.localhost:{Q}/');
});
afterAll(() => stage.close());

const api = () => `${stage.origin('api')}/v1`;

const save = (changes: Partial<AppForm> = {}) =>
  stage.save(APP, { apiScopes: api(), callers: stage.origin('shop'), ...changes });

/** What the API received. */
async function received(init: RequestInit = {}, url = api()) {
  const [arrived] = await stage.fetched(page, url, init);
  if (!arrived) throw new Error('Nothing arrived.');
  return arrived;
}

describe('the header is', () => {
  test.each([
    ['authorization', 'Bearer', `Bearer ${tokenFor(APP)}`],
    ['Authorization', 'DPoP', `DPoP ${tokenFor(APP)}`],
    ['Authorization', '', tokenFor(APP)],
    ['X-Api-Key', '', tokenFor(APP)],
    ['X-Api-Key', 'token', `token ${tokenFor(APP)}`],
  ])('%s with the scheme “%s”', async (headerName, headerScheme, value) => {
    await save({ headerName, headerScheme });
    const { headers } = await received();
    expect(headers[headerName.toLowerCase()]).toBe(value);
    const other = headerName.toLowerCase() === 'x-api-key' ? 'authorization' : 'x-api-key';
    expect(headers[other]).toBeUndefined();
  });
});

describe('a header that the page sends itself', () => {
  const own = { headers: { authorization: 'Bearer of-the-page', 'x-api-key': 'of-the-page' } };

  test('is replaced, and the token stands there once', async () => {
    await save();
    const { headers } = await received(own);
    expect(headers.authorization).toBe(`Bearer ${tokenFor(APP)}`);
    expect(headers['x-api-key']).toBe('of-the-page');
  });

  test('is left alone where the app’s is another', async () => {
    await save({ headerName: 'x-api-key', headerScheme: '' });
    const { headers } = await received(own);
    expect(headers.authorization).toBe('Bearer of-the-page');
    expect(headers['x-api-key']).toBe(tokenFor(APP));
  });

  test.each([
    'http://api.localhost:{Q}/v2',
    'http://api.localhost:{R}/v1',
    'http://any.localhost:{Q}/v1',
  ])('is left alone at %s', async (template) => {
    await save();
    const { authorization } = await received(own, stage.at(template));
    expect(authorization).toBe('Bearer of-the-page');
  });
});

test('a line of more than 8 KB goes as it is: what a server takes is its own affair', async () => {
  const token = 'x'.repeat(20_000);
  await save({ token });
  expect((await received()).authorization).toBe(`Bearer ${token}`);
});

test('a token with characters that mean something elsewhere arrives as it is', async () => {
  const token = 'a.b-c_d~e+f/g==\\1$&%41"\'';
  await save({ token });
  expect((await received()).authorization).toBe(`Bearer ${token}`);
});

describe('which token goes', () => {
  const tokens = () =>
    stage.lanyard.control.evaluate(async (id) => {
      const { 'sessions/1': sessions } = await chrome.storage.session.get('sessions/1');
      type Held = Record<string, { tokens?: { accessToken: string; idToken?: string } }>;
      return (sessions as Held)[id]?.tokens;
    }, ALICE);

  beforeAll(async () => {
    await stage.command('deleteApp', { id: APP });
    await describeOrders(stage);
    await signIn(stage, 'alice', false);
  });

  test('is the access token', async () => {
    const arrived = await received();
    expect(arrived.authorization).toBe(`Bearer ${(await tokens())?.accessToken}`);
  });

  test('is the ID token where that was chosen, and no other', async () => {
    await describeOrders(stage, { send: 'id_token', headerName: 'x-id-token', headerScheme: '' });
    const { headers, authorization } = await received();
    expect(authorization).toBeUndefined();
    expect(headers['x-id-token']).toBe((await tokens())?.idToken);
    await describeOrders(stage, { send: 'id_token' });
    const arrived = await received();
    expect(arrived.authorization).toBe(`Bearer ${(await tokens())?.idToken}`);
    expect(personIn(arrived)).toBe('alice');
  });
});
