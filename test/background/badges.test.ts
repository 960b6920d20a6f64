import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ORDERS, openScene, pass, REPORTS, sessionOf, tokenOf } from '../support/scene.ts';
import { startWorker } from '../support/worker.ts';

const scene = openScene();

afterEach(() => void vi.restoreAllMocks());

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

  test('says where an app has no token yet', async () => {
    showShop();
    const worker = await startWorker();
    await worker.send('saveApp', scene.draft(ORDERS));
    const title = 'Lanyard: Orders API has no token yet';
    expect(await badge()).toEqual({ text: '!', title });
  });

  test('tells the time of the one that has a token, where another has none yet', async () => {
    showShop();
    const worker = await scene.signedIn(REPORTS);
    await worker.send('saveApp', scene.draft(ORDERS));
    const title = 'Lanyard: the token of Nightly reports attaches here';
    expect(await badge()).toEqual({ text: '5m', title });
  });

  test('calls for attention where the sign-in of one of two has failed', async () => {
    showShop();
    const worker = await scene.signedIn(REPORTS);
    await worker.send('saveApp', scene.draft(ORDERS));
    scene.chrome.authorize = () => Promise.reject(new Error('Page could not be loaded.'));
    await worker.send('signIn', { id: ORDERS });
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
    expect(scene.chrome.icons.get(1)).toBe('/icons/paused-16.png');
    await worker.send('setAttaching', { attaching: true });
    expect(scene.chrome.icons.get(1)).toBe('/icons/16.png');
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

  test('that cannot be shown at all, or waited for, makes nothing look as if it had failed', async () => {
    const worker = await scene.signedIn(ORDERS);
    const noBrowser = () => Promise.reject(new Error('no browser'));
    Object.assign(fakeBrowser.tabs, { query: noBrowser });
    const create = vi.spyOn(fakeBrowser.alarms, 'create').mockImplementation(() => {
      throw new Error('no alarms');
    });
    const clear = vi.spyOn(fakeBrowser.alarms, 'clear').mockImplementation(noBrowser);
    expect(await worker.send('refresh', { id: ORDERS })).toBeUndefined();
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(ORDERS)}`]);
    expect(await worker.send('signOut', { id: ORDERS })).toBeUndefined();
    expect(await sessionOf(ORDERS)).toBeUndefined();
    expect(scene.chrome.rules.installed).toEqual([]);
    expect([create.mock.calls.length > 0, clear.mock.calls.length > 0]).toEqual([true, true]);
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
