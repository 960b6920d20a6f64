import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import { ORDERS, openScene, pass, REPORTS } from '../support/scene.ts';
import { startWorker } from '../support/worker.ts';

const scene = openScene();

const badge = async (tabId = 1) => ({
  text: await fakeBrowser.action.getBadgeText({ tabId }),
  title: await fakeBrowser.action.getTitle({ tabId }),
});

const showShop = () => {
  scene.chrome.tabs = [{ id: 1, url: `${scene.demo.page.origin}/` }];
};

const NOTHING = { text: '', title: 'Lanyard' };
const ATTENTION = { text: '!', title: 'Lanyard: Orders API needs your attention' };

describe('the badge', () => {
  test('says nothing on a page that no app is for', async () => {
    scene.chrome.tabs = [{ id: 1, url: 'https://elsewhere.test/' }, { id: 2 }];
    await scene.signedIn(ORDERS);
    expect(await badge(1)).toEqual(NOTHING);
    expect(await badge(2)).toEqual(NOTHING);
  });

  test('calls for attention where an app has no token', async () => {
    showShop();
    const worker = await startWorker();
    await worker.send('saveApp', scene.draft(ORDERS));
    expect(await badge()).toEqual(ATTENTION);
  });

  test('calls for attention where one of two has no token', async () => {
    showShop();
    const worker = await scene.signedIn(REPORTS);
    await worker.send('saveApp', scene.draft(ORDERS));
    expect(await badge()).toEqual(ATTENTION);
  });

  test('tells the time left, and of which token', async () => {
    showShop();
    const worker = await scene.signedIn(ORDERS);
    const title = 'Lanyard: the token of Orders API attaches here';
    expect(await badge()).toEqual({ text: '5m', title });
    pass(60_001);
    await worker.alarm();
    expect(await badge()).toEqual({ text: '3m', title });
  });

  test.each([
    [3 * 24 * 3600, '3d'],
    [5 * 3600, '5h'],
    [3600, '60m'],
  ])('tells %d s in few letters', async (seconds, text) => {
    showShop();
    scene.demo.issuer.accessTokenSeconds = seconds;
    await scene.signedIn(ORDERS);
    expect((await badge()).text).toBe(text);
  });

  test('says so where the end is unknown', async () => {
    showShop();
    const worker = await startWorker();
    const app = { ...scene.draft(ORDERS).app, grant: { kind: 'pasted' } as const };
    await worker.send('saveApp', { app, token: 'opaque' });
    expect((await badge()).text).toBe('on');
  });

  test('is off while nothing is attached', async () => {
    showShop();
    const worker = await scene.signedIn(ORDERS);
    await worker.send('setAttaching', { attaching: false });
    expect(await badge()).toEqual({ text: 'off', title: 'Lanyard is paused' });
  });

  test('says nothing of an app that is switched off', async () => {
    showShop();
    const worker = await scene.signedIn(ORDERS);
    await worker.send('setAppEnabled', { id: ORDERS, enabled: false });
    expect(await badge()).toEqual(NOTHING);
  });

  test('is there as soon as the page is in front', async () => {
    const worker = await scene.signedIn(ORDERS);
    showShop();
    await fakeBrowser.tabs.onActivated.trigger({ tabId: 1, windowId: 0 });
    await worker.idle();
    expect((await badge()).text).toBe('5m');
  });

  test('does not keep anything from happening where its tab is gone', async () => {
    showShop();
    const { setBadgeText } = fakeBrowser.action;
    fakeBrowser.action.setBadgeText = () => Promise.reject(new Error('No tab with id: 1.'));
    const worker = await scene.signedIn(ORDERS);
    fakeBrowser.action.setBadgeText = setBadgeText;
    expect(await worker.send('setAttaching', { attaching: false })).toBeUndefined();
    expect(scene.chrome.rules.installed).toEqual([]);
  });
});
