import { describe, expect, test } from 'vitest';
import { NOON } from '../support/grants.ts';
import { tokenAnswer } from '../support/intercepts.ts';
import { jwtWith } from '../support/samples.ts';
import {
  type FirstId,
  ORDERS,
  openScene,
  pass,
  REPORTS,
  secretsOf,
  sessionOf,
} from '../support/scene.ts';
import { expectRefused, READER, readerSignedIn, stepUp, WRITING } from '../support/step-up.ts';
import { ordersVariant } from '../support/variants.ts';

const scene = openScene();

const MINUTE = 60_000;
const LATER = NOON + MINUTE;
const BY_REFRESH_TOKEN = 'by-refresh-token' as FirstId;

const tokensOf = async (id: FirstId) => (await sessionOf(id))?.tokens;

describe('how tokens came, and when their user signed in', () => {
  test('is known from the sign-in on, and carried on by renewals', async () => {
    const worker = await scene.signedIn(ORDERS);
    expect(await tokensOf(ORDERS)).toMatchObject({ occasion: 'sign_in', signedInAt: NOON });
    for (const _ of [1, 2]) {
      pass(MINUTE);
      await worker.send('refresh', { id: ORDERS });
      expect(await tokensOf(ORDERS)).toMatchObject({ occasion: 'renewal', signedInAt: NOON });
    }
    await worker.send('signIn', { id: ORDERS });
    const signedInAt = NOON + 2 * MINUTE;
    expect(await tokensOf(ORDERS)).toMatchObject({ occasion: 'sign_in', signedInAt });
  });

  test('begins anew with a step up', async () => {
    const worker = await readerSignedIn(scene);
    pass(MINUTE);
    await expectRefused(scene, worker, WRITING, 'insufficient_scope');
    await stepUp(scene, worker, READER);
    const { receivedAt, ...tokens } = (await tokensOf(READER)) ?? {};
    expect(receivedAt).toBeGreaterThan(NOON);
    expect(tokens).toMatchObject({ occasion: 'step_up', signedInAt: receivedAt });
  });

  // It is asked for again by itself, and there is nothing that it renews.
  test('begins where a client gets its first token after it had failed', async () => {
    const worker = await scene.knowing(scene.draft(REPORTS));
    scene.demo.issuer.intercept = tokenAnswer(503, {});
    await worker.send('signIn', { id: REPORTS });
    scene.demo.issuer.intercept = undefined;
    pass(MINUTE);
    await worker.alarm();
    expect(await tokensOf(REPORTS)).toMatchObject({ occasion: 'sign_in', signedInAt: LATER });
  });
});

describe('a refresh token', () => {
  const heldSince = async () => (await tokensOf(ORDERS))?.refreshToken;

  test('is held since it came, and each renewal at this issuer brings another', async () => {
    const worker = await scene.signedIn(ORDERS);
    expect(await heldSince()).toEqual({ receivedAt: NOON });
    pass(MINUTE);
    await worker.send('refresh', { id: ORDERS });
    expect(await heldSince()).toEqual({ receivedAt: LATER });
  });

  test('is held since the sign-in where a renewal brings no other', async () => {
    const worker = await scene.signedIn(ORDERS);
    pass(MINUTE);
    scene.demo.issuer.intercept = tokenAnswer(200, { access_token: 'next', token_type: 'Bearer' });
    await worker.send('refresh', { id: ORDERS });
    expect(await tokensOf(ORDERS)).toMatchObject({
      accessToken: 'next',
      refreshToken: { receivedAt: NOON },
    });
  });

  test('is not known of a client that has none', async () => {
    await scene.signedIn(REPORTS);
    expect(await tokensOf(REPORTS)).not.toHaveProperty('refreshToken');
  });

  test('is never among what is known of it', async () => {
    await scene.signedIn(ORDERS);
    const { refreshToken } = (await secretsOf(ORDERS)) ?? {};
    expect(refreshToken).toBeTruthy();
    expect(JSON.stringify(await sessionOf(ORDERS))).not.toContain(refreshToken);
  });
});

describe('a refresh token that was pasted', () => {
  const draftWith = (refreshToken: string) =>
    ordersVariant(scene.demo, BY_REFRESH_TOKEN, { grant: 'refresh_token', refreshToken });

  async function used() {
    const first = await scene.signedIn(ORDERS);
    const { refreshToken = '' } = (await secretsOf(ORDERS)) ?? {};
    pass(MINUTE);
    await first.send('saveApp', draftWith(refreshToken));
    await first.send('signIn', { id: BY_REFRESH_TOKEN });
    return first;
  }

  test('is held since it was used first; when its user signed in nobody knows', async () => {
    await used();
    const tokens = await tokensOf(BY_REFRESH_TOKEN);
    expect(tokens).toMatchObject({ occasion: 'sign_in', refreshToken: { receivedAt: LATER } });
    expect(tokens).not.toHaveProperty('signedInAt');
  });

  test('in place of another is held since then, and tells its own end', async () => {
    const worker = await used();
    pass(MINUTE);
    await worker.send('saveApp', draftWith(jwtWith({ exp: NOON / 1000 + 7200 })));
    expect(await tokensOf(BY_REFRESH_TOKEN)).toMatchObject({
      receivedAt: LATER,
      refreshToken: { receivedAt: NOON + 2 * MINUTE, expiresAt: NOON + 120 * MINUTE },
    });
  });
});
