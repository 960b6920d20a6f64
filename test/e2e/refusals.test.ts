import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoOrigins } from '../../demo/apps.ts';
import { send, setUp } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import type { Refusal } from '../../src/core/refusal.ts';
import { Lanyard, QUIET_MS } from '../support/lanyard.ts';
import { ordersVariant } from '../support/variants.ts';

const APP = 'reader';

let lanyard: Lanyard;
let shop: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open({ accessTokenSeconds: 3600 });
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
});
afterAll(() => lanyard.close());

/** A click that opens the sign-in window, and the user in it. */
async function inWindow(command: string, user = 'alice') {
  const opened = lanyard.context.waitForEvent('page');
  const done = send(lanyard.control, command, { id: APP });
  await (await opened).getByRole('button', { name: `Sign in as ${user}` }).click();
  await done;
}

const refusal = () =>
  lanyard.control.evaluate(async (id) => {
    const { 'refusals/1': refusals } = await chrome.storage.session.get('refusals/1');
    return (refusals as Record<string, Refusal>)?.[id];
  }, APP);

const renewals = () => lanyard.demo.issuer.requests.filter(({ path }) => path === '/token').length;

/** Calls the API from the page. Gives what it answered. */
const call = (path = '/orders', method = 'GET') =>
  shop.evaluate(async ([url, verb]) => (await fetch(url, { method: verb })).status, [
    `${lanyard.demo.api.origin}${path}`,
    method,
  ] as const);

const rest = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** So long after new tokens that an answer is about them for certain. */
const settle = () => rest(2500);

beforeEach(async () => {
  lanyard.demo.api.intercept = undefined;
  await lanyard.context.clearCookies();
  const draft = ordersVariant(lanyard.demo, APP, {
    scope: 'openid offline_access orders:read',
  });
  await setUp(lanyard.context, [draft], demoOrigins(lanyard.demo));
  await send(lanyard.control, 'signOut', { id: APP });
  await inWindow('signIn');
  await until(async () => (await lanyard.sessionOf(APP))?.kind === 'active');
  await settle();
  lanyard.demo.issuer.requests.length = 0;
});

test('a worker that sleeps wakes when the API refuses, renews once, and the next request carries the new token', async () => {
  const token = await lanyard.tokenOf(APP);
  lanyard.demo.api.refuse(token ?? '');
  await lanyard.putWorkerToSleep();
  expect(await call()).toBe(401);
  await until(async () => (await lanyard.tokenOf(APP)) !== token);
  expect(await refusal()).toMatchObject({ status: 401, challenge: { error: 'invalid_token' } });
  await until(async () => (await call()) === 200);
  expect(await lanyard.carried(shop)).toBe(`Bearer ${await lanyard.tokenOf(APP)}`);
  expect(renewals()).toBe(1);
});

test('fifty requests that are refused at once lead to one renewal', async () => {
  const token = await lanyard.tokenOf(APP);
  lanyard.demo.api.refuse(token ?? '');
  await lanyard.putWorkerToSleep();
  const statuses = await shop.evaluate(
    (url) => Promise.all(Array.from({ length: 50 }, async () => (await fetch(url)).status)),
    `${lanyard.demo.api.origin}/orders`,
  );
  expect(statuses).toContain(401);
  await until(async () => (await lanyard.tokenOf(APP)) !== token);
  await rest(QUIET_MS);
  expect(renewals()).toBe(1);
});

test('an API that refuses everything gets one renewal, whatever becomes of the worker', async () => {
  lanyard.demo.api.intercept = () => ({
    status: 401,
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  });
  const token = await lanyard.tokenOf(APP);
  await call();
  await until(async () => (await lanyard.tokenOf(APP)) !== token);
  await settle();
  for (let count = 0; count < 5; count += 1) await call();
  await lanyard.putWorkerToSleep();
  for (let count = 0; count < 5; count += 1) await call();
  await rest(QUIET_MS);
  expect(renewals()).toBe(1);
  const tokens = (await lanyard.sessionOf(APP))?.tokens as unknown as { receivedAt: number };
  expect(await refusal()).toMatchObject({ receivedAt: tokens.receivedAt });
});

test('a scope that is lacking is had by one click, and then the request is taken', async () => {
  expect(await call('/orders', 'POST')).toBe(403);
  await until(async () => (await refusal())?.challenge.error === 'insufficient_scope');
  await lanyard.context.clearCookies();
  await inWindow('stepUp');
  await until(async () => (await refusal()) === undefined);
  expect(await call('/orders', 'POST')).toBe(200);
});

test('a second factor is asked for by one click, and then the request is taken', async () => {
  expect(await call('/orders/refund')).toBe(401);
  await until(async () => (await refusal())?.challenge.acrValues === 'urn:demo:mfa');
  await inWindow('stepUp');
  await until(async () => (await refusal()) === undefined);
  expect(await call('/orders/refund')).toBe(200);
});

test('a trial says what the API answers, follows no redirect, and renews nothing', async () => {
  const trial = async (path: string) => {
    await send(lanyard.control, 'tryApi', { id: APP, url: `${lanyard.demo.api.origin}${path}` });
    const { 'answers/1': answers } = await lanyard.control.evaluate(() =>
      chrome.storage.session.get('answers/1'),
    );
    return (answers as Record<string, { trial: unknown }>)[APP]?.trial;
  };
  expect(await trial('/orders/7')).toMatchObject({ status: 200 });
  expect(await trial('/orders/refund')).toMatchObject({
    status: 401,
    challenge: { acrValues: 'urn:demo:mfa' },
  });
  lanyard.demo.api.clear();
  const to = encodeURIComponent(`${lanyard.demo.api.origin}/orders`);
  expect(await trial(`/orders/leave?to=${to}`)).toMatchObject({ failure: { code: 'redirected' } });
  expect(lanyard.demo.api.received).toHaveLength(1);
  lanyard.demo.api.refuse((await lanyard.tokenOf(APP)) ?? '');
  expect(await trial('/orders')).toMatchObject({ challenge: { error: 'invalid_token' } });
  await rest(QUIET_MS);
  expect([renewals(), await refusal()]).toEqual([0, undefined]);
});
