import { expect, test } from 'vitest';
import { BROAD_PATTERNS } from '../../src/platform/permissions.ts';
import { expectSignedIn, expectToSurvive, type Flow } from '../support/death.ts';
import { authorizeAs, demoUser } from '../support/demo-user.ts';
import { exchangeDraft, OWN } from '../support/own-grants.ts';
import { type FirstId, ORDERS, openScene, pass, secretsOf, sessionOf } from '../support/scene.ts';
import { ALICE, aliceAndBob, BOB } from '../support/two-users.ts';
import { ordersVariant } from '../support/variants.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

const SILENT = 'without-refresh-token' as FirstId;

async function exchanging() {
  const worker = await scene.signedIn(ORDERS);
  await worker.send('saveApp', await exchangeDraft(scene));
  return worker;
}

const FLOWS: readonly Flow[] = [
  {
    name: 'sign-in of someone else',
    arrange: async () => {
      const worker = await scene.signedIn(ORDERS);
      scene.chrome.authorize = authorizeAs('bob');
      return worker;
    },
    act: (worker) => worker.send('signIn', { id: ORDERS, another: true }),
    check: async (_log, next) => {
      const bob = await sessionOf(BOB);
      if (bob?.kind === 'failed') expect(bob.failure.code).toBe('interrupted');
      if (bob?.kind === 'active') expect(await secretsOf(BOB)).toHaveProperty('refreshToken');
      const current = bob?.kind === 'active' ? BOB : ORDERS;
      expect((await stored()).current).toEqual({ [ORDERS]: current });
      await expectSignedIn(next);
      expect(await sessionOf(ORDERS)).toMatchObject({ tokens: { who: 'alice' } });
    },
  },
  {
    name: 'sign-in again of who is there already',
    arrange: async () => {
      const worker = await aliceAndBob(scene);
      scene.chrome.authorize = authorizeAs('alice');
      return worker;
    },
    act: (worker) => worker.send('signIn', { id: ORDERS, another: true }),
    check: async (_log, next) => {
      const { sessions } = await stored();
      const users = Object.values(sessions).flatMap(({ tokens }) => tokens?.who ?? []);
      expect(users.sort()).toEqual(['alice', 'bob']);
      await expectSignedIn(next);
    },
  },
  {
    name: 'choice of another identity',
    arrange: () => aliceAndBob(scene),
    act: (worker) => worker.send('chooseIdentity', { id: ALICE }),
    check: (_log, next) => expectSignedIn(next),
  },
  {
    name: 'sign-out of one of two',
    arrange: () => aliceAndBob(scene),
    act: (worker) => worker.send('signOut', { id: BOB }),
    check: async (_log, next) => {
      const { vault, sessions } = await stored();
      expect(BOB in vault).toBe(BOB in sessions);
      await expectSignedIn(next);
    },
  },
  {
    name: 'silent renewal',
    arrange: async () => {
      const person = demoUser();
      scene.chrome.authorize = (url) => person.authorize(url, 'alice');
      scene.chrome.authorizeSilently = scene.chrome.authorize;
      const worker = await scene.knowing(
        ordersVariant(scene.demo, SILENT, { scope: 'openid orders:read' }),
      );
      await worker.send('signIn', { id: SILENT });
      pass(250_000);
      return worker;
    },
    act: (worker) => worker.alarm(),
    check: async () => {
      expect(await sessionOf(SILENT)).toMatchObject({
        kind: 'active',
        tokens: { who: 'alice', receivedAt: Date.now() },
      });
    },
  },
  {
    name: 'first exchange of a token',
    arrange: exchanging,
    act: (worker) => worker.send('signIn', { id: OWN }),
    check: async (log, next) => {
      const wasBegun = log.includes('storage.session.set');
      expect((await sessionOf(OWN))?.kind).toBe(wasBegun ? 'active' : undefined);
      await expectSignedIn(next);
    },
  },
  {
    name: 'next exchange of a token',
    arrange: async () => {
      const worker = await exchanging();
      await worker.send('signIn', { id: OWN });
      await worker.send('setAppEnabled', { id: ORDERS, enabled: false });
      pass(250_000);
      return worker;
    },
    act: (worker) => worker.alarm(),
    check: async () => {
      const renewed = { kind: 'active', tokens: { who: 'alice', receivedAt: Date.now() } };
      expect(await sessionOf(OWN)).toMatchObject(renewed);
    },
  },
  {
    name: 'end of a watch',
    arrange: async () => {
      const worker = await startWorker();
      await worker.send('watchTab', { tab: 7, keepsGrant: false });
      scene.chrome.permissions.grant(...BROAD_PATTERNS);
      await worker.idle();
      return worker;
    },
    act: (worker) => worker.send('stopWatching', {}),
    check: async (_log, next) => {
      pass(600_000);
      await next.alarm();
      expect((await stored()).watch).toBeNull();
      expect(scene.chrome.permissions.origins).not.toContain(BROAD_PATTERNS[0]);
    },
  },
];

test.each(FLOWS)('a worker killed during: $name', { timeout: 120_000 }, (flow) =>
  expectToSurvive(flow, scene),
);
