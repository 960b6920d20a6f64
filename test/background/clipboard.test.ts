import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { digestOf } from '../../src/core/digest.ts';
import { FakeClipboard } from '../support/fake-clipboard.ts';
import { NOON } from '../support/grants.ts';
import { ORDERS, openScene, pass, tokenOf } from '../support/scene.ts';
import { startWorker, type Worker } from '../support/worker.ts';

const scene = openScene();
const TAB = { id: 7, windowId: 3 };
const PERMISSIONS = ['clipboardRead', 'clipboardWrite'];

let clipboard: FakeClipboard;
let worker: Worker;
let openPopup: ReturnType<typeof vi.fn>;

beforeEach(async () => {
  clipboard = new FakeClipboard();
  openPopup = vi.fn(async () => undefined);
  Object.assign(fakeBrowser.action, { openPopup });
  scene.chrome.permissions.named = PERMISSIONS;
  scene.chrome.tabs = [{ id: TAB.id, url: `${scene.demo.page.origin}/` }];
  worker = await scene.signedIn(ORDERS);
  await worker.send('setPreferences', { clearCopiedAfter: 30 });
});

const kept = async () => (await fakeBrowser.storage.session.get('copied/1'))['copied/1'] ?? null;

const alarms = async () =>
  (await fakeBrowser.alarms.getAll()).filter(({ name }) => name === 'clipboard');

/** The clipboard's alarm goes off, and whatever follows from it is done. */
async function alarm(by = worker) {
  await fakeBrowser.alarms.onAlarm.trigger({ name: 'clipboard', scheduledTime: Date.now() });
  await by.idle();
}

/** As a page does that has copied something. */
async function copy(text: string) {
  clipboard.text = text;
  return worker.send('noteCopied', { digest: await digestOf(text) });
}

describe('what was copied', () => {
  test('stays where nobody has chosen a time', async () => {
    await worker.send('setPreferences', { clearCopiedAfter: 0 });
    await copy('secret');
    expect([await kept(), await alarms()]).toEqual([null, []]);
  });

  test('stays where the browser does not allow to clear it', async () => {
    scene.chrome.permissions.named = ['clipboardRead'];
    await copy('secret');
    expect([await kept(), await alarms()]).toEqual([null, []]);
  });

  test('is kept as a digest alone, with the time, in memory', async () => {
    await copy('secret');
    expect(await kept()).toEqual({ digest: await digestOf('secret'), clearAt: NOON + 30_000 });
    expect(await alarms()).toMatchObject([{ scheduledTime: NOON + 30_000 }]);
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('digest');
  });

  test('is cleared once its time has come, and no sooner', async () => {
    await copy('secret');
    pass(29_999);
    await alarm();
    expect(clipboard.text).toBe('secret');
    pass(1);
    await alarm();
    expect([clipboard.text, await kept(), clipboard.isOpen]).toEqual(['', null, false]);
  });

  test('is not cleared where something else was copied since', async () => {
    await copy('secret');
    clipboard.text = 'what the user needs';
    pass(30_000);
    await alarm();
    expect([clipboard.text, await kept()]).toEqual(['what the user needs', null]);
  });

  test('has its own time where a token was copied before it', async () => {
    await copy('first');
    pass(20_000);
    await copy('second');
    pass(10_000);
    await alarm();
    expect(clipboard.text).toBe('second');
    pass(20_000);
    await alarm();
    expect(clipboard.text).toBe('');
  });

  test('is forgotten where the browser has taken the permission back, and nothing breaks', async () => {
    await copy('secret');
    clipboard.isBroken = true;
    pass(30_000);
    await alarm();
    expect([clipboard.text, await kept(), clipboard.isOpen]).toEqual(['secret', null, false]);
    expect(await worker.send('dismissUndo', {})).toBeUndefined();
  });

  test('is cleared by the next worker where one dies before, and the alarm was lost', async () => {
    await copy('secret');
    worker.kill();
    pass(60_000);
    await startWorker();
    expect([clipboard.text, await kept()]).toEqual(['', null]);
  });

  test('waits for its time under the next worker too', async () => {
    await copy('secret');
    worker.kill();
    await fakeBrowser.alarms.clear('clipboard');
    const next = await startWorker();
    expect([clipboard.text, await alarms()]).toMatchObject(['secret', [{}]]);
    pass(30_000);
    await alarm(next);
    expect(clipboard.text).toBe('');
  });

  test('is cleared once, wherever a worker dies over it', async () => {
    for (let calls = 1; calls <= 6; calls += 1) {
      clipboard.isOpen = false;
      await copy('secret');
      pass(30_000);
      worker.life.endAfter(calls);
      await alarm();
      worker.kill();
      if (clipboard.text === '') clipboard.text = 'copied since';
      const since = clipboard.text;
      worker = await startWorker();
      expect(clipboard.text).toBe(since === 'secret' ? '' : since);
      expect(await kept()).toBeNull();
    }
  });
});

describe('the key that copies', () => {
  const press = async (
    tab: { id: number; url?: string; windowId: number } | undefined = here(),
  ) => {
    scene.chrome.onCommand.emit('copy-token', tab);
    await worker.idle();
  };
  const here = () => ({ ...TAB, url: `${scene.demo.page.origin}/` });
  const badge = async () => [
    await fakeBrowser.action.getBadgeText({ tabId: TAB.id }),
    await fakeBrowser.action.getTitle({ tabId: TAB.id }),
  ];
  const NOTHING = ['–', 'Lanyard: no app has a live token for this page'];

  test('over a page that no app is for says so', async () => {
    await press({ ...TAB, url: 'https://elsewhere.test/' });
    expect(await badge()).toEqual(NOTHING);
    expect([clipboard.done, openPopup.mock.calls]).toEqual([[], []]);
  });

  test('without a live token says so', async () => {
    await worker.send('signOut', { id: ORDERS });
    await press();
    expect(await badge()).toEqual(NOTHING);
  });

  test('where there is no page does nothing', async () => {
    scene.chrome.onCommand.emit('copy-token');
    await worker.idle();
    expect(clipboard.done).toEqual([]);
  });

  test('copies the token, says so for a moment, and has it cleared in time', async () => {
    await press();
    expect(clipboard.text).toBe(await tokenOf(ORDERS));
    expect(await badge()).toEqual(['✓', 'Lanyard: the token of Orders API was copied']);
    await vi.advanceTimersByTimeAsync(2000);
    await worker.idle();
    expect((await badge())[0]).toBe('4m');
    pass(30_000);
    await alarm();
    expect(clipboard.text).toBe('');
  });

  test('opens the popup, where copying is one click, without the permission', async () => {
    scene.chrome.permissions.named = [];
    await press();
    expect([clipboard.done, openPopup.mock.calls.length]).toEqual([[], 1]);
  });

  test('opens the popup where the browser does not copy after all', async () => {
    clipboard.isBroken = true;
    await press();
    expect([clipboard.text, openPopup.mock.calls.length, await kept()]).toEqual(['', 1, null]);
  });
});
