import { expect, test } from 'vitest';
import { confirmAs, deviceDraft, TV } from '../support/by-device.ts';
import {
  type Answer,
  answerIn,
  BY_TAB,
  beginIn,
  lead,
  tabDraft,
  withWebApp,
} from '../support/by-tab.ts';
import { expectToSurvive, type Flow, isInTheGap } from '../support/death.ts';
import { openScene, pass, sessionOf } from '../support/scene.ts';
import type { Worker } from '../support/worker.ts';

const scene = openScene();

const knowingTab = async () => {
  await withWebApp(scene);
  return scene.knowing(tabDraft(scene));
};

const lastTab = () => scene.chrome.own.opened.at(-1);

/** However a sign-in in a tab has ended, the next one works. */
async function expectAnotherInTab(next: Worker) {
  const tab = await beginIn(scene, next);
  await lead(scene, next, tab.id, await answerIn(tab));
  expect(await sessionOf(BY_TAB)).toMatchObject({ kind: 'active', tokens: { who: 'alice' } });
}

async function expectOpenTabToBeOfUse(next: Worker) {
  const session = await sessionOf(BY_TAB);
  if (session?.kind === 'failed') expect(session.failure.code).toBe('interrupted');
  if (session?.kind !== 'acquiring') return expectAnotherInTab(next);
  const tab = lastTab();
  if (tab?.url === 'about:blank') {
    await next.send('cancelSignIn', { id: BY_TAB });
    return expectAnotherInTab(next);
  }
  if (!tab) throw new Error('Nobody waits for a tab that is not there.');
  await lead(scene, next, tab.id, await answerIn(tab));
  expect(await sessionOf(BY_TAB)).toMatchObject({ kind: 'active' });
}

let answer: Answer;

const FLOWS: readonly Flow[] = [
  {
    name: 'sign-in in a tab, as it begins',
    arrange: knowingTab,
    act: (worker) => worker.send('signIn', { id: BY_TAB }),
    check: (_log, next) => expectOpenTabToBeOfUse(next),
  },
  {
    name: 'sign-in in a tab, as its answer comes',
    arrange: async () => {
      const worker = await knowingTab();
      answer = await answerIn(await beginIn(scene, worker));
      return worker;
    },
    act: async (worker) => {
      await lead(scene, worker, 100, answer);
      // The tab is closed last.
      await worker.idle();
    },
    check: async (log, next) => {
      const session = await sessionOf(BY_TAB);
      if (session?.kind === 'active') return;
      if (session?.kind === 'failed') {
        expect(session.failure.code).toBe('interrupted');
        expect(isInTheGap(log) || !log.includes('POST /token')).toBe(true);
        return expectAnotherInTab(next);
      }
      expect(log).not.toContain('POST /token');
      await lead(scene, next, 100, answer);
      expect(await sessionOf(BY_TAB)).toMatchObject({ kind: 'active' });
    },
  },
  {
    name: 'sign-in by device code, as it begins',
    arrange: () => scene.knowing(deviceDraft(scene)),
    act: (worker) => worker.send('signIn', { id: TV }),
    check: async (_log, next) => {
      const session = await sessionOf(TV);
      if (session?.kind === 'failed') expect(session.failure.code).toBe('interrupted');
      if (session?.kind !== 'acquiring') await next.send('signIn', { id: TV });
      await confirmAs('alice');
      pass(5000);
      await next.alarm();
      expect(await sessionOf(TV)).toMatchObject({ kind: 'active', tokens: { who: 'alice' } });
    },
  },
  {
    name: 'sign-in by device code, as it is asked whether the user has confirmed',
    arrange: async () => {
      const worker = await scene.knowing(deviceDraft(scene));
      await worker.send('signIn', { id: TV });
      pass(5000);
      return worker;
    },
    act: (worker) => worker.alarm(),
    check: async (_log, next) => {
      await confirmAs('alice');
      pass(5000);
      await next.alarm();
      expect(await sessionOf(TV)).toMatchObject({ kind: 'active' });
    },
  },
  {
    name: 'sign-in by device code, as its tokens come',
    arrange: async () => {
      const worker = await scene.knowing(deviceDraft(scene));
      await worker.send('signIn', { id: TV });
      await confirmAs('alice');
      pass(5000);
      return worker;
    },
    act: (worker) => worker.alarm(),
    check: async (log) => {
      // The issuer has given the tokens to who did not live to keep them.
      const left = isInTheGap(log) ? { failure: { code: 'sign_in_ended' } } : { kind: 'active' };
      expect(await sessionOf(TV)).toMatchObject(left);
    },
  },
  {
    name: 'calling off',
    arrange: async () => {
      const worker = await knowingTab();
      await beginIn(scene, worker);
      return worker;
    },
    act: (worker) => worker.send('cancelSignIn', { id: BY_TAB }),
    check: async (_log, next) => {
      const session = await sessionOf(BY_TAB);
      if (session) return expectOpenTabToBeOfUse(next);
      return expectAnotherInTab(next);
    },
  },
];

test.each(FLOWS)('a worker killed during: $name', { timeout: 120_000 }, (flow) =>
  expectToSurvive(flow, scene),
);
