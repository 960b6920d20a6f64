import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { patternOf } from '../../src/core/host-permission.ts';
import {
  answerIn,
  BY_TAB,
  beginIn,
  begun,
  expectSignedInByTab,
  expectWaiting,
  isKeptBack,
  lead,
  SITE,
  tabDraft,
  withWebApp,
} from '../support/by-tab.ts';
import { origin } from '../support/samples.ts';
import { openScene, pass, secretsOf, sessionOf, tokenOf } from '../support/scene.ts';
import { startWorker, type Worker } from '../support/worker.ts';

const scene = openScene();
beforeEach(() => withWebApp(scene));

const MINUTE = 60_000;

const noRuleIsLeft = () => expect(scene.chrome.rules.installed).toEqual([]);

describe('a sign-in in a tab ends', () => {
  const close = async (worker: Worker, tab: number) => {
    await scene.chrome.own.remove(tab);
    await worker.idle();
  };

  test('when its tab is closed', async () => {
    const { worker, tab } = await begun(scene);
    await close(worker, tab.id + 1);
    await expectWaiting();
    await close(worker, tab.id);
    const cancelled = { kind: 'failed', failure: failure('cancelled'), at: Date.now() };
    expect(await sessionOf(BY_TAB)).toEqual(cancelled);
    expect(await secretsOf(BY_TAB)).toEqual({});
    noRuleIsLeft();
  });

  test('when it is called off', async () => {
    const { worker, tab } = await begun(scene);
    const answer = await answerIn(tab);
    await worker.send('cancelSignIn', { id: BY_TAB });
    expect(await sessionOf(BY_TAB)).toBeUndefined();
    expect(await secretsOf(BY_TAB)).toEqual({});
    noRuleIsLeft();
    await lead(scene, worker, tab.id, answer);
    expect(await sessionOf(BY_TAB)).toBeUndefined();
    expect(scene.tokenRequests).toBe(0);
  });

  test('after 15 minutes, and no sooner', async () => {
    const { worker } = await begun(scene);
    pass(15 * MINUTE - 1);
    await worker.alarm();
    await expectWaiting();
    pass(1);
    await worker.alarm();
    const interrupted = { kind: 'failed', failure: failure('interrupted'), at: Date.now() };
    expect(await sessionOf(BY_TAB)).toEqual(interrupted);
    expect(await secretsOf(BY_TAB)).toEqual({});
    noRuleIsLeft();
  });

  test('without a word beside a live token, which goes on', async () => {
    const { worker, tab } = await begun(scene);
    await lead(scene, worker, tab.id, await answerIn(tab));
    const before = await tokenOf(BY_TAB);
    await beginIn(scene, worker);
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${before}`]);
    await worker.send('cancelSignIn', { id: BY_TAB });
    expect(await sessionOf(BY_TAB)).toMatchObject({ kind: 'active' });
    await worker.send('refresh', { id: BY_TAB });
    expect(await tokenOf(BY_TAB)).not.toBe(before);
    await expectSignedInByTab(scene);
  });
});

describe('the tab that nobody waits for any more is closed', () => {
  test.each<[string, (worker: Worker) => Promise<unknown>]>([
    ['when the sign-in is called off', (worker) => worker.send('cancelSignIn', { id: BY_TAB })],
    ['at sign-out', (worker) => worker.send('signOut', { id: BY_TAB })],
    ['when the app is deleted', (worker) => worker.send('deleteApp', { id: BY_TAB })],
    [
      'when the app is another client’s',
      (worker) => worker.send('saveApp', tabDraft(scene, { clientId: 'other' })),
    ],
    [
      'when time is up',
      (worker) => {
        pass(15 * MINUTE);
        return worker.alarm();
      },
    ],
  ])('%s', async (_when, end) => {
    const { worker, tab } = await begun(scene);
    await worker.send('setAttaching', { attaching: false });
    expect(scene.chrome.own.closed).toEqual([]);
    await end(worker);
    expect(scene.chrome.own.closed).toEqual([tab.id]);
    noRuleIsLeft();
  });
});

describe('nothing would keep the answer from the site', () => {
  test('where the browser refuses the rule: the tab goes nowhere', async () => {
    const worker = await scene.knowing(tabDraft(scene));
    scene.chrome.rules.refuses = ({ action }) => (action as { type: string }).type === 'block';
    const tab = await beginIn(scene, worker);
    expect(tab.url).toBe('about:blank');
    expect(scene.chrome.own.closed).toEqual([tab.id]);
    expect(await sessionOf(BY_TAB)).toMatchObject({ failure: { code: 'rules_rejected' } });
  });

  test('where the permission for it is taken back meanwhile: the tab is closed', async () => {
    const { worker, tab } = await begun(scene);
    scene.chrome.permissions.revoke(patternOf(origin(SITE)));
    await worker.idle();
    expect(scene.chrome.own.closed).toEqual([tab.id]);
    expect(await sessionOf(BY_TAB)).toMatchObject({ failure: failure('permission_missing', SITE) });
  });
});

test('where the site’s own service worker takes the page first, its address tells', async () => {
  const { worker, tab } = await begun(scene);
  const { url } = await answerIn(tab);
  await fakeBrowser.tabs.onUpdated.trigger(tab.id, { url: url.href }, { id: tab.id } as never);
  await worker.idle();
  await expectSignedInByTab(scene);
});

test('a deleted app that comes back does not wait in a tab that is closed', async () => {
  const { worker } = await begun(scene);
  await worker.send('deleteApp', { id: BY_TAB });
  await worker.send('undoDelete', {});
  expect(await sessionOf(BY_TAB)).toMatchObject({ failure: { code: 'cancelled' } });
});

describe('a worker that is killed', () => {
  test('while the user signs in leaves the answer to the next', async () => {
    const { worker, tab } = await begun(scene);
    worker.kill();
    const answer = await answerIn(tab);
    pass(14 * MINUTE);
    const next = await startWorker();
    await expectWaiting();
    expect(isKeptBack(scene, tab.id, answer)).toBe(true);
    // A minute is as long as the issuer's codes live, by its own clock.
    pass(-14 * MINUTE);
    await lead(scene, next, tab.id, answer);
    await expectSignedInByTab(scene);
    expect(scene.chrome.own.closed).toEqual([tab.id]);
  });

  test('during the exchange has interrupted it: the answer was good once', async () => {
    const { worker, tab } = await begun(scene);
    const answer = await answerIn(tab);
    const asked = new Promise<void>((resolve) => {
      scene.demo.issuer.intercept = ({ url }) => {
        if (url === '/token') resolve();
        return url === '/token';
      };
    });
    scene.chrome.navigations.go(tab.id, answer.url);
    await asked;
    worker.kill();
    scene.demo.issuer.intercept = undefined;
    const next = await startWorker();
    expect(await sessionOf(BY_TAB)).toMatchObject({ failure: { code: 'interrupted' } });
    expect(await secretsOf(BY_TAB)).toEqual({});
    const again = await beginIn(scene, next);
    await lead(scene, next, again.id, await answerIn(again));
    await expectSignedInByTab(scene);
  });
});

describe('no tab goes anywhere', () => {
  test('without the permission for the site, where the answer could not be seen', async () => {
    scene.chrome.permissions.origins = scene.patterns;
    const worker = await scene.knowing(tabDraft(scene));
    await worker.send('signIn', { id: BY_TAB });
    expect(await sessionOf(BY_TAB)).toMatchObject({
      failure: failure('permission_missing', SITE),
    });
    expect(scene.chrome.own.opened).toEqual([]);
  });

  test('for a sign-in that nobody wants any more', async () => {
    const worker = await scene.knowing(tabDraft(scene));
    const { create } = scene.chrome.own;
    Object.assign(fakeBrowser.tabs, {
      create: async (what: { url: string }) => {
        await worker.send('signOut', { id: BY_TAB });
        return create(what);
      },
    });
    await worker.send('signIn', { id: BY_TAB });
    expect(await sessionOf(BY_TAB)).toBeUndefined();
    expect(scene.chrome.own.opened).toMatchObject([{ url: 'about:blank' }]);
    expect(scene.chrome.own.closed).toEqual([100]);
  });

  test('where the browser has none to give', async () => {
    const worker = await scene.knowing(tabDraft(scene));
    Object.assign(fakeBrowser.tabs, { create: async () => ({}) });
    await worker.send('signIn', { id: BY_TAB });
    expect(await sessionOf(BY_TAB)).toMatchObject({ failure: { code: 'page_failed' } });
    noRuleIsLeft();
  });
});

test('an answer that comes while storage is full can come again', async () => {
  const { worker, tab } = await begun(scene);
  const answer = await answerIn(tab);
  vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES'));
  await lead(scene, worker, tab.id, answer);
  await expectWaiting();
  await lead(scene, worker, tab.id, answer);
  await expectSignedInByTab(scene);
});
