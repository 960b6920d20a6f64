import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
import { REFUSAL_PAUSE } from '../../src/core/refusal.ts';
import {
  type ApiCall,
  answerAll,
  call,
  callAtOnce,
  INVALID,
  refuse,
} from '../support/api-calls.ts';
import { dropped } from '../support/intercepts.ts';
import { ORDERS, openScene, pass, REPORTS, sessionOf, tokenOf } from '../support/scene.ts';
import { ALICE, aliceAndBob, BOB } from '../support/two-users.ts';
import { ordersVariant } from '../support/variants.ts';
import { startWorker, stored, type Worker } from '../support/worker.ts';

const scene = openScene();
afterEach(() => vi.restoreAllMocks());

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const refusalOf = async (id: string) => (await stored()).refusals[id];

/** Signed in to the orders for a day, so that nothing is renewed by the passing of time. */
async function signedInForADay() {
  scene.demo.issuer.accessTokenSeconds = 86_400;
  return scene.signedIn(ORDERS);
}

const renewalsDuring = async (work: () => Promise<unknown>) => {
  const before = scene.tokenRequests;
  await work();
  return scene.tokenRequests - before;
};

describe('a token that the API refuses', () => {
  test('is renewed once, and the next request carries the new one', async () => {
    const worker = await signedInForADay();
    const token = await tokenOf(ORDERS);
    refuse(scene, token);
    expect((await call(scene, worker)).status).toBe(401);
    expect(await tokenOf(ORDERS)).not.toBe(token);
    expect(await refusalOf(ORDERS)).toMatchObject({
      status: 401,
      host: new URL(scene.demo.api.origin).host,
      challenge: { error: 'invalid_token' },
      renewedAt: Date.now(),
    });
    expect(await call(scene, worker)).toEqual({
      status: 200,
      authorization: `Bearer ${await tokenOf(ORDERS)}`,
    });
  });

  test('is renewed once, however many requests are refused at once', async () => {
    const worker = await signedInForADay();
    refuse(scene, await tokenOf(ORDERS));
    const fifty = Array<ApiCall>(50).fill({});
    expect(await renewalsDuring(() => callAtOnce(scene, worker, fifty))).toBe(1);
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  });

  test('is renewed once, where one refusal follows the other while it is renewed', async () => {
    const worker = await signedInForADay();
    answerAll(scene, 401, INVALID);
    pass(3 * SECOND);
    const initiator = scene.demo.page.origin;
    const refused = {
      url: `${scene.demo.api.origin}/orders`,
      status: 401,
      initiator,
      challenges: [`Bearer ${INVALID}`],
    };
    const work = async () => {
      for (let count = 0; count < 50; count += 1) {
        scene.chrome.completions.answer(refused);
        await worker.turn();
        vi.advanceTimersByTime(20);
      }
      await worker.idle();
    };
    expect(await renewalsDuring(work)).toBe(1);
  });

  test('of a client itself is renewed too', async () => {
    const worker = await scene.signedIn(REPORTS);
    const token = await tokenOf(REPORTS);
    refuse(scene, token);
    expect((await call(scene, worker, { path: '/reports/today' })).status).toBe(401);
    expect(await tokenOf(REPORTS)).not.toBe(token);
    expect((await call(scene, worker, { path: '/reports/today' })).status).toBe(200);
  });

  test('is renewed as whom it is, and nobody else is', async () => {
    const worker = await aliceAndBob(scene);
    const before = await Promise.all([ALICE, BOB].map(tokenOf));
    await worker.send('chooseInTab', { tab: 7, app: ORDERS, identity: ALICE });
    refuse(scene, before[0]);
    expect((await call(scene, worker, { tab: 1 })).status).toBe(200);
    expect((await call(scene, worker, { tab: 7 })).status).toBe(401);
    expect(await tokenOf(ALICE)).not.toBe(before[0]);
    expect(await tokenOf(BOB)).toBe(before[1]);
    expect(Object.keys((await stored()).refusals)).toEqual([ALICE]);
  });
});

describe('nothing loops', () => {
  test('a new token that is refused too is not renewed for a while', async () => {
    const worker = await signedInForADay();
    answerAll(scene, 401, INVALID);
    await call(scene, worker);
    const token = await tokenOf(ORDERS);
    const work = async () => {
      for (let count = 0; count < 10; count += 1) await call(scene, worker);
    };
    expect(await renewalsDuring(work)).toBe(0);
    expect(await tokenOf(ORDERS)).toBe(token);
    const receivedAt = (await sessionOf(ORDERS))?.tokens?.receivedAt;
    expect(await refusalOf(ORDERS)).toMatchObject({ receivedAt, renewedAt: receivedAt });
    pass(REFUSAL_PAUSE);
    expect(await renewalsDuring(() => call(scene, worker))).toBe(1);
  });

  test('an API that refuses everything for six hours costs a renewal every five minutes', async () => {
    const worker = await signedInForADay();
    answerAll(scene, 401, INVALID);
    const work = async () => {
      for (let time = 0; time < 6 * HOUR; time += MINUTE) {
        pass(57 * SECOND);
        await call(scene, worker);
      }
    };
    const renewals = await renewalsDuring(work);
    expect(renewals).toBeGreaterThan(60);
    expect(renewals).toBeLessThanOrEqual((6 * HOUR) / REFUSAL_PAUSE + 1);
  }, 60_000);

  test('an API that answers now so, now otherwise costs no more', async () => {
    const worker = await signedInForADay();
    const work = async () => {
      for (let count = 0; count < 20; count += 1) {
        answerAll(scene, count % 2 ? 200 : 401, INVALID);
        await call(scene, worker);
      }
    };
    expect(await renewalsDuring(work)).toBe(1);
  });

  test('nor do several workers one after the other', async () => {
    let worker = await signedInForADay();
    answerAll(scene, 401, INVALID);
    const work = async () => {
      for (let count = 0; count < 5; count += 1) {
        await call(scene, worker);
        worker.kill();
        worker = await startWorker();
      }
    };
    expect(await renewalsDuring(work)).toBe(1);
  });

  test('nor an issuer that does not answer', async () => {
    const worker = await signedInForADay();
    answerAll(scene, 401, INVALID);
    scene.demo.issuer.intercept = dropped;
    expect(await renewalsDuring(() => call(scene, worker))).toBe(1);
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'failed', retry: { attempt: 1 } });
    expect(await renewalsDuring(() => call(scene, worker))).toBe(0);
  });

  test('a clock that was set back does not either', async () => {
    const worker = await signedInForADay();
    pass(HOUR);
    answerAll(scene, 401, INVALID);
    await call(scene, worker);
    expect(await renewalsDuring(() => call(scene, worker))).toBe(0);
    pass(-MINUTE);
    expect(await renewalsDuring(() => call(scene, worker))).toBe(0);
  });
});

describe('no renewal follows', () => {
  test.each<[string, number, string | undefined]>([
    ['a refusal that gives no reason', 401, undefined],
    ['a bare 403', 403, undefined],
    ['another error', 401, 'error="invalid_request"'],
    ['a scope that is lacking', 403, 'error="insufficient_scope", scope="orders:admin"'],
    ['a sign-in that is too weak', 401, 'error="insufficient_user_authentication"'],
  ])('%s, and it is kept', async (_what, status, challenge) => {
    const worker = await signedInForADay();
    answerAll(scene, status, challenge);
    expect(await renewalsDuring(() => call(scene, worker))).toBe(0);
    expect(await refusalOf(ORDERS)).toMatchObject({ status });
    expect(await refusalOf(ORDERS)).not.toHaveProperty('renewedAt');
  });

  test.each<[string, number]>([
    ['a bad request', 400],
    ['what is not there', 404],
    ['too many requests', 429],
    ['a server out of order', 500],
    ['success, with a challenge', 200],
  ])('%s, and it is no refusal', async (_what, status) => {
    const worker = await signedInForADay();
    answerAll(scene, status, INVALID);
    expect(await renewalsDuring(() => call(scene, worker))).toBe(0);
    expect(await refusalOf(ORDERS)).toBeUndefined();
  });

  test('the refusal of a token that only its user can renew', async () => {
    const form: Partial<AppForm> = { scope: 'orders:read' };
    const worker = await scene.knowing(ordersVariant(scene.demo, ORDERS, form));
    await worker.send('signIn', { id: ORDERS });
    answerAll(scene, 401, INVALID);
    expect(await renewalsDuring(() => call(scene, worker))).toBe(0);
    expect(await refusalOf(ORDERS)).toMatchObject({ challenge: { error: 'invalid_token' } });
  });

  test('a renewal that cannot be noted', async () => {
    const worker = await signedInForADay();
    answerAll(scene, 401, INVALID);
    vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('QUOTA_BYTES'));
    expect(await renewalsDuring(() => call(scene, worker))).toBe(0);
    vi.restoreAllMocks();
    expect(await refusalOf(ORDERS)).toBeUndefined();
    expect(await renewalsDuring(() => call(scene, worker))).toBe(1);
  });
});

describe('a refusal is none of ours', () => {
  const refused = (): Parameters<typeof scene.chrome.completions.answer>[0] => ({
    url: `${scene.demo.api.origin}/orders`,
    status: 401,
    initiator: scene.demo.page.origin,
    challenges: [`Bearer ${INVALID}`],
  });

  const expectIgnored = async (worker: Worker, changes: object) => {
    const renewals = await renewalsDuring(async () => {
      scene.chrome.completions.answer({ ...refused(), ...changes });
      vi.advanceTimersByTime(SECOND);
      await worker.idle();
    });
    expect(renewals).toBe(0);
    expect((await stored()).refusals).toEqual({});
  };

  test('where the request went beside the API', async () => {
    const worker = await signedInForADay();
    pass(3 * SECOND);
    await expectIgnored(worker, { url: `${scene.demo.api.origin}/elsewhere` });
    await expectIgnored(worker, { url: `${scene.demo.api.origin}/ordersx` });
  });

  test('where nobody who may carry the token asked', async () => {
    const worker = await signedInForADay();
    pass(3 * SECOND);
    await expectIgnored(worker, { initiator: scene.demo.api.origin });
    await expectIgnored(worker, { initiator: 'null' });
    await expectIgnored(worker, { initiator: undefined });
    await expectIgnored(worker, { type: 'image' });
    await expectIgnored(worker, { method: 'OPTIONS' });
  });

  test('where the tab is paused', async () => {
    const worker = await signedInForADay();
    await worker.send('setTabPaused', { tab: 7, paused: true });
    pass(3 * SECOND);
    await expectIgnored(worker, { tab: 7 });
  });

  test('where it is about an earlier token', async () => {
    const worker = await signedInForADay();
    pass(MINUTE);
    await worker.send('refresh', { id: ORDERS });
    const { receivedAt = 0 } = (await sessionOf(ORDERS))?.tokens ?? {};
    await expectIgnored(worker, { at: receivedAt - 1 });
    await expectIgnored(worker, { at: receivedAt });
    await expectIgnored(worker, { at: receivedAt + 1999 });
  });

  test('where our own worker asked', async () => {
    const worker = await signedInForADay();
    pass(3 * SECOND);
    const own = `chrome-extension://${fakeBrowser.runtime.id}`;
    scene.chrome.permissions.origins = ['<all_urls>'];
    await expectIgnored(worker, { initiator: own });
  });
});

describe('a refusal is over', () => {
  const refusedBy = async (status: number, challenge: string) => {
    const worker = await signedInForADay();
    answerAll(scene, status, challenge);
    await call(scene, worker);
    expect(await refusalOf(ORDERS)).toBeDefined();
    scene.demo.api.intercept = undefined;
    return worker;
  };

  test('once someone has signed in anew', async () => {
    const worker = await refusedBy(401, INVALID);
    await worker.send('signIn', { id: ORDERS });
    expect((await stored()).refusals).toEqual({});
  });

  test('once the user has dismissed it', async () => {
    const worker = await refusedBy(403, 'error="insufficient_scope"');
    await worker.send('dismissRefusal', { id: ORDERS });
    expect(await refusalOf(ORDERS)).toMatchObject({ dismissed: true });
  });

  test('once they have signed out', async () => {
    const worker = await refusedBy(401, INVALID);
    await worker.send('signOut', { id: ORDERS });
    expect((await stored()).refusals).toEqual({});
  });

  test('not by the renewal that it led to: people are told of it', async () => {
    await refusedBy(401, INVALID);
    expect(await refusalOf(ORDERS)).toMatchObject({ renewedAt: Date.now() });
  });

  test('once the API has taken the new token, and it may lead to another renewal', async () => {
    const worker = await refusedBy(401, INVALID);
    await call(scene, worker);
    vi.advanceTimersByTime(SECOND);
    await worker.idle();
    expect(await refusalOf(ORDERS)).toBeDefined();
    pass(REFUSAL_PAUSE);
    await call(scene, worker);
    vi.advanceTimersByTime(SECOND);
    await worker.idle();
    expect(await refusalOf(ORDERS)).toBeUndefined();
  });

  test('not where the same token is taken for something else', async () => {
    const worker = await refusedBy(403, 'error="insufficient_scope"');
    pass(REFUSAL_PAUSE);
    await call(scene, worker);
    vi.advanceTimersByTime(SECOND);
    await worker.idle();
    expect(await refusalOf(ORDERS)).toBeDefined();
  });

  test('not one that gives a reason by one that gives none', async () => {
    const worker = await refusedBy(403, 'error="insufficient_scope", scope="orders:admin"');
    answerAll(scene, 403);
    await call(scene, worker);
    expect(await refusalOf(ORDERS)).toMatchObject({ challenge: { scopes: ['orders:admin'] } });
  });
});

test('a refusal changes no rule', async () => {
  const worker = await signedInForADay();
  const { updates } = scene.chrome.rules;
  const { length } = updates;
  answerAll(scene, 403, 'error="insufficient_scope"');
  await call(scene, worker);
  expect(updates).toHaveLength(length);
});

test('what is told of a refusal holds no token', async () => {
  const worker = await signedInForADay();
  const token = await tokenOf(ORDERS);
  answerAll(scene, 401, `error="invalid_request", error_description="not ${token}"`);
  await call(scene, worker);
  expect(JSON.stringify(await refusalOf(ORDERS))).not.toContain(token);
  expect(await refusalOf(ORDERS)).toMatchObject({ challenge: { description: 'not …' } });
});
