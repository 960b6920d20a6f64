import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ORDERS, openScene } from '../support/scene.ts';
import { ALICE, BOB, signInAs } from '../support/two-users.ts';
import { stored, type Worker } from '../support/worker.ts';

const scene = openScene();
const TAB = 7;

let worker: Worker;

beforeEach(async () => {
  scene.chrome.tabs = [{ id: TAB, url: `${scene.demo.page.origin}/` }];
  worker = await scene.signedIn(ORDERS);
});

async function press(url = `${scene.demo.page.origin}/`) {
  scene.chrome.onCommand.emit('next-identity', { id: TAB, url, windowId: 3 });
  await worker.idle();
}

const chosen = async () => (await stored()).tabs[TAB]?.identities;

const badge = async () => [
  await fakeBrowser.action.getBadgeText({ tabId: TAB }),
  await fakeBrowser.action.getTitle({ tabId: TAB }),
];

const NOBODY = ['–', 'Lanyard: nobody else is signed in for this page'];

describe('the key for the next account', () => {
  test('where nobody else is signed in says so', async () => {
    await press();
    expect([await chosen(), await badge()]).toEqual([undefined, NOBODY]);
  });

  test('over a page that no app is for says so', async () => {
    await signInAs(scene, worker, 'bob');
    await press('https://elsewhere.test/');
    expect([await chosen(), await badge()]).toEqual([undefined, NOBODY]);
  });

  test('goes from one to the next and to the first again, and says who it is for a moment', async () => {
    await signInAs(scene, worker, 'bob');
    await worker.send('chooseIdentity', { id: ALICE });
    await press();
    expect(await chosen()).toEqual({ [ORDERS]: BOB });
    expect(await badge()).toEqual(['B', 'Lanyard: Orders API goes as bob in this tab']);
    await vi.advanceTimersByTimeAsync(2000);
    await worker.idle();
    expect((await badge())[0]).toMatch(/^B\d+m$/);
    await press();
    // To go as every other tab does takes no choice of its own.
    expect(await chosen()).toBeUndefined();
    expect((await badge())[0]).toBe('A');
  });

  test('comes to the first where the tab went as nobody', async () => {
    await signInAs(scene, worker, 'bob');
    await worker.send('chooseIdentity', { id: BOB });
    await worker.send('chooseInTab', { tab: TAB, app: ORDERS, identity: null });
    await press();
    expect(await chosen()).toEqual({ [ORDERS]: ALICE });
  });

  test('passes over who has no token', async () => {
    await signInAs(scene, worker, 'bob');
    await worker.send('chooseIdentity', { id: ALICE });
    await worker.send('signOut', { id: BOB });
    await press();
    expect([await chosen(), await badge()]).toEqual([undefined, NOBODY]);
  });
});
