import { describe, expect, test } from 'vitest';
import { tokenAnswer } from '../support/intercepts.ts';
import { ORDERS, openScene, pass, tokenOf } from '../support/scene.ts';
import { startWorker, stored, type Worker } from '../support/worker.ts';

const scene = openScene();

const HOUR = 3_600_000;

const NOTICE = 'Orders API needs you: Its sign-in has ended. Sign in again to go on.';

const notices = () => scene.chrome.notifications;

async function listening(): Promise<Worker> {
  const worker = await scene.signedIn(ORDERS);
  scene.chrome.permissions.name('notifications');
  await worker.send('setPreferences', { notifies: true });
  return worker;
}

/** The issuer has forgotten the refresh token when the next renewal comes. */
async function endSignIn(worker: Worker) {
  scene.demo.issuer.intercept = tokenAnswer(400, { error: 'invalid_grant' });
  pass(HOUR);
  await worker.alarm();
}

describe('nobody is notified', () => {
  test('without having asked for it', async () => {
    const worker = await scene.signedIn(ORDERS);
    scene.chrome.permissions.name('notifications');
    await endSignIn(worker);
    expect(await tokenOf(ORDERS)).toBeUndefined();
    expect(notices().cameUp).toEqual([]);
  });

  test('where the permission is not there, and nothing breaks', async () => {
    const worker = await scene.signedIn(ORDERS);
    await worker.send('setPreferences', { notifies: true });
    await endSignIn(worker);
    expect(await tokenOf(ORDERS)).toBeUndefined();
    expect(notices().cameUp).toEqual([]);
  });

  test('of what was there before they asked', async () => {
    const worker = await scene.signedIn(ORDERS);
    await endSignIn(worker);
    scene.chrome.permissions.name('notifications');
    await worker.send('setPreferences', { notifies: true });
    await worker.alarm();
    expect(notices().cameUp).toEqual([]);
  });

  test.each([
    ['the popup', { contextType: 'POPUP', tabId: -1 }],
    ['a page of ours in front', { contextType: 'TAB', tabId: 1 }],
  ])('of what they see in %s', async (_, context) => {
    const worker = await listening();
    scene.chrome.tabs = [{ id: 1 }];
    scene.chrome.contexts = [context];
    await endSignIn(worker);
    scene.chrome.contexts = [];
    await worker.alarm();
    expect(notices().cameUp).toEqual([]);
  });

  test('of what they did themselves', async () => {
    const worker = await listening();
    await worker.send('signOut', { id: ORDERS });
    scene.chrome.authorize = () => Promise.reject(new Error('The user did not approve access.'));
    await worker.send('signIn', { id: ORDERS });
    expect(notices().cameUp).toEqual([]);
  });

  test('while everything is paused, but afterwards', async () => {
    const worker = await listening();
    await worker.send('setAttaching', { attaching: false });
    await endSignIn(worker);
    expect(notices().cameUp).toEqual([]);
    await worker.send('setAttaching', { attaching: true });
    expect(notices().cameUp).toEqual([NOTICE]);
  });
});

describe('a notice', () => {
  test('comes up once when a sign-in has ended, over a page of ours in the background', async () => {
    const worker = await listening();
    scene.chrome.tabs = [{ id: 1 }];
    scene.chrome.contexts = [{ contextType: 'TAB', tabId: 2 }];
    await endSignIn(worker);
    await worker.alarm();
    expect(notices().cameUp).toEqual([NOTICE]);
  });

  test('does not come again once it was closed, with the next worker either', async () => {
    const worker = await listening();
    await endSignIn(worker);
    notices().dismiss(`sign_in ${ORDERS}`);
    await worker.alarm();
    worker.kill();
    await (await startWorker()).alarm();
    expect(notices().cameUp).toEqual([NOTICE]);
    expect(notices().ids).toEqual([]);
  });

  test('goes once its reason is gone, and comes again with it', async () => {
    const worker = await listening();
    await endSignIn(worker);
    expect(notices().ids).toEqual([`sign_in ${ORDERS}`]);
    scene.demo.issuer.intercept = undefined;
    await worker.send('signIn', { id: ORDERS });
    expect(notices().ids).toEqual([]);
    await endSignIn(worker);
    expect(notices().cameUp).toEqual([NOTICE, NOTICE]);
  });

  test('goes with its app', async () => {
    const worker = await listening();
    await endSignIn(worker);
    await worker.send('deleteApp', { id: ORDERS });
    expect(notices().ids).toEqual([]);
  });

  test('says which permission-less app attaches nothing, and goes when it is granted', async () => {
    const worker = await listening();
    scene.chrome.permissions.revoke(...scene.patterns);
    await worker.idle();
    expect(notices().cameUp).toEqual([
      'Orders API needs you: It attaches no token until you allow all of its sites.',
    ]);
    scene.chrome.permissions.grant(...scene.patterns);
    await worker.idle();
    expect(notices().ids).toEqual([]);
  });

  test('leads to its app when it is clicked, and is gone', async () => {
    const worker = await listening();
    await endSignIn(worker);
    notices().onClicked.emit(`sign_in ${ORDERS}`);
    await worker.idle();
    expect(scene.chrome.own.opened.at(-1)?.url).toContain(`options/index.html#/app/${ORDERS}`);
    expect(notices().ids).toEqual([]);
  });

  test('has no token, no secret and no address in it but what it is called', async () => {
    const worker = await listening();
    const token = await tokenOf(ORDERS);
    await endSignIn(worker);
    const text = JSON.stringify([...notices().shown]);
    expect(text).not.toContain(token);
    expect(text).not.toContain('invalid_grant');
  });
});

describe('who takes it back', () => {
  test('sees what is shown go', async () => {
    const worker = await listening();
    await endSignIn(worker);
    await worker.send('setPreferences', { notifies: false });
    expect(notices().ids).toEqual([]);
  });

  test('by the browser, has switched it off here too', async () => {
    const worker = await listening();
    scene.chrome.permissions.named = [];
    scene.chrome.permissions.revoke();
    await worker.idle();
    expect((await stored()).preferences.notifies).toBe(false);
  });
});
