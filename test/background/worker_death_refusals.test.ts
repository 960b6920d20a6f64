import { expect, test } from 'vitest';
import { REFUSAL_PAUSE } from '../../src/core/refusal.ts';
import { call, refuse } from '../support/api-calls.ts';
import { answerIn, BY_TAB, beginIn, lead, tabDraft, withWebApp } from '../support/by-tab.ts';
import { expectSignedIn, expectToSurvive, type Flow, isInTheGap } from '../support/death.ts';
import { ORDERS, openScene, pass, sessionOf, tokenOf } from '../support/scene.ts';
import { expectRefused, expectTaken, READER, readerSignedIn, WRITING } from '../support/step-up.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

/** How often tokens were asked for when the API began to refuse. */
let asked = 0;

let refused: string | undefined;

const FLOWS: readonly Flow[] = [
  {
    name: 'a refusal, and the renewal that it leads to',
    arrange: async () => {
      const worker = await scene.signedIn(ORDERS);
      refused = await tokenOf(ORDERS);
      refuse(scene, refused);
      asked = scene.tokenRequests;
      return worker;
    },
    act: (worker) => call(scene, worker),
    check: async (log, next) => {
      expect(scene.tokenRequests - asked).toBeLessThanOrEqual(1);
      if (isInTheGap(log)) {
        // The issuer has given new tokens to who did not live to keep them: a renewal would end the sign-in.
        expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
        expect((await stored()).refusals).toHaveProperty(ORDERS);
        return;
      }
      const noted = (await stored()).refusals[ORDERS]?.renewedAt !== undefined;
      await call(scene, next);
      await call(scene, next);
      expect(scene.tokenRequests - asked).toBeLessThanOrEqual(1);
      // Whoever noted it and died over it has had the one try: the user has the other.
      if (!noted) expect(await tokenOf(ORDERS)).not.toBe(refused);
      await expectSignedIn(next);
      await expectTaken(scene, next, {});
    },
  },
  {
    name: 'a step up in the window',
    arrange: async () => {
      const worker = await readerSignedIn(scene);
      await expectRefused(scene, worker, WRITING, 'insufficient_scope');
      return worker;
    },
    act: (worker) => worker.send('stepUp', { id: READER }),
    check: async (_log, next) => {
      expect(await sessionOf(READER)).toMatchObject({ kind: 'active' });
      const isRefused = READER in (await stored()).refusals;
      if (isRefused) await next.send('stepUp', { id: READER });
      await expectTaken(scene, next, WRITING);
      expect((await stored()).refusals).toEqual({});
    },
  },
  {
    name: 'a step up in a tab, as it begins',
    arrange: async () => {
      await withWebApp(scene);
      const worker = await scene.knowing(
        tabDraft(scene, { scope: 'openid offline_access orders:read' }),
      );
      const first = await beginIn(scene, worker);
      await lead(scene, worker, first.id, await answerIn(first));
      await expectRefused(scene, worker, WRITING, 'insufficient_scope', BY_TAB);
      return worker;
    },
    act: (worker) => worker.send('stepUp', { id: BY_TAB }),
    check: async (_log, next) => {
      const tab = scene.chrome.own.opened.at(-1);
      const session = await sessionOf(BY_TAB);
      expect(session?.tokens).toMatchObject({ who: 'alice' });
      if (session?.kind === 'acquiring' && tab?.url === 'about:blank') {
        await next.send('cancelSignIn', { id: BY_TAB });
      }
      if ((await sessionOf(BY_TAB))?.kind !== 'acquiring')
        await next.send('stepUp', { id: BY_TAB });
      const waiting = scene.chrome.own.opened.at(-1);
      if (!waiting) throw new Error('No tab was opened.');
      await lead(scene, next, waiting.id, await answerIn(waiting));
      expect(await sessionOf(BY_TAB)).toMatchObject({ tokens: { demanded: ['orders:write'] } });
      await expectTaken(scene, next, WRITING);
    },
  },
];

test.each(FLOWS)('a worker killed during: $name', { timeout: 120_000 }, (flow) =>
  expectToSurvive(flow, scene),
);

test('a renewal that died with its worker is made again after a while, where the API still refuses', async () => {
  // So that it does not come due by itself.
  scene.demo.issuer.accessTokenSeconds = 86_400;
  const worker = await scene.signedIn(ORDERS);
  const token = await tokenOf(ORDERS);
  refuse(scene, token);
  scene.demo.issuer.intercept = () => true;
  void call(scene, worker);
  for (let turns = 0; turns < 200; turns += 1) await worker.turn();
  expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'acquiring' });
  worker.kill();
  scene.demo.issuer.intercept = undefined;
  const next = await startWorker();
  await call(scene, next);
  expect(await tokenOf(ORDERS)).toBe(token);
  pass(REFUSAL_PAUSE);
  await call(scene, next);
  expect(await tokenOf(ORDERS)).not.toBe(token);
  await expectTaken(scene, next, {});
});
