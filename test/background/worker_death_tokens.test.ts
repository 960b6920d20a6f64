import { expect, test } from 'vitest';
import {
  expectSignedIn,
  expectSound,
  expectToSurvive,
  type Flow,
  isInTheGap,
} from '../support/death.ts';
import { Life } from '../support/life.ts';
import { ORDERS, openScene, pass, REPORTS, secretsOf, sessionOf } from '../support/scene.ts';
import { startWorker, wakeWorker } from '../support/worker.ts';

const scene = openScene();

const FLOWS: readonly Flow[] = [
  {
    name: 'sign-in',
    arrange: async () => {
      const worker = await startWorker();
      await worker.send('saveApp', scene.draft(ORDERS));
      return worker;
    },
    act: (worker) => worker.send('signIn', { id: ORDERS }),
    check: async (log, next) => {
      const session = await sessionOf(ORDERS);
      if (session?.kind === 'active') return expectSignedIn(next);
      expect(session?.kind === 'failed' ? session.failure.code : 'interrupted').toBe('interrupted');
      const written = log.slice(log.indexOf('POST /token')).includes('storage.session.set');
      expect(log.includes('POST /token') && written).toBe(false);
      expect(await secretsOf(ORDERS)).toEqual({});
    },
  },
  {
    name: 'sign-in beside a live token',
    arrange: () => scene.signedIn(ORDERS),
    act: (worker) => worker.send('signIn', { id: ORDERS }),
    check: (_log, next) => expectSignedIn(next),
  },
  {
    name: 'refresh',
    arrange: async () => {
      const worker = await scene.signedIn(ORDERS);
      pass(250_000);
      return worker;
    },
    act: (worker) => worker.alarm(),
    check: async (log, next) => {
      if (!isInTheGap(log)) return expectSignedIn(next);
      expect(await sessionOf(ORDERS)).toMatchObject({ failure: { code: 'sign_in_ended' } });
      expect(await secretsOf(ORDERS)).toEqual({});
    },
  },
  {
    name: 'renewal by the client itself',
    arrange: async () => {
      const worker = await scene.signedIn(REPORTS);
      pass(250_000);
      return worker;
    },
    act: (worker) => worker.alarm(),
    check: async () => {
      const session = await sessionOf(REPORTS);
      expect(session).toMatchObject({ kind: 'active', tokens: { receivedAt: Date.now() } });
    },
  },
  {
    name: 'first token of the client itself',
    arrange: async () => {
      const worker = await startWorker();
      await worker.send('saveApp', scene.draft(REPORTS));
      return worker;
    },
    act: (worker) => worker.send('signIn', { id: REPORTS }),
    check: async (log) => {
      const wasBegun = log.includes('storage.session.set');
      expect((await sessionOf(REPORTS))?.kind).toBe(wasBegun ? 'active' : undefined);
    },
  },
];

test.each(FLOWS)('a worker killed during: $name', { timeout: 60_000 }, (flow) =>
  expectToSurvive(flow, scene),
);

/** A refresh is under way, and the worker dies waiting for the issuer. */
async function dieWaiting() {
  const worker = await scene.signedIn(ORDERS);
  pass(250_000);
  const asked = new Promise<void>((resolve) => {
    scene.demo.issuer.intercept = () => {
      resolve();
      return true;
    };
  });
  void worker.send('refresh', { id: ORDERS });
  await asked;
  worker.kill();
  scene.demo.issuer.intercept = undefined;
}

async function dieTakingOver(calls: number): Promise<boolean> {
  scene.reset();
  await dieWaiting();
  expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'acquiring' });
  const life = new Life();
  life.endAfter(calls);
  const second = await wakeWorker(life);
  await second.idle();
  const isOver = life.isOver;
  second.kill();
  const third = await startWorker();
  await expectSound(scene);
  if (isInTheGap(life.log)) expect(await secretsOf(ORDERS)).toEqual({});
  else await expectSignedIn(third);
  return isOver;
}

test('a worker killed while it takes over from one that was killed', async () => {
  let calls = 0;
  while (await dieTakingOver(calls + 1)) calls += 1;
  expect(calls).toBeGreaterThan(15);
});
