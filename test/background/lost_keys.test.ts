import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppId } from '../../src/core/app-id.ts';
import type { AppDraft } from '../../src/core/parse-app-form.ts';
import { readKey } from '../../src/platform/keys.ts';
import { madeKeyDraft, makeKey, OWN } from '../support/own-grants.ts';
import { openScene, pass, REPORTS } from '../support/scene.ts';
import { startWorker, type Worker } from '../support/worker.ts';

const scene = openScene();

let worker: Worker;
let draft: AppDraft;
let name: string;
beforeEach(async () => {
  // What is made before is forgotten as the browser starts.
  worker = await startWorker();
  ({ name, draft } = await madeKeyDraft(scene));
  await worker.send('saveApp', draft);
  await worker.send('saveApp', scene.draft(REPORTS));
});

const isKept = async () => expect(await readKey(name)).toBeDefined();
const isForgotten = async () => expect(await readKey(name)).toBeUndefined();

const other = (): AppDraft => ({ ...draft, app: { ...draft.app, id: 'another' as AppId } });

describe('a key that was made here is forgotten', () => {
  test('with its app, not before that can no longer come back', async () => {
    await worker.send('deleteApp', { id: OWN });
    await isKept();
    await worker.send('dismissUndo', {});
    await isForgotten();
  });

  test('when the time to bring its app back is over', async () => {
    await worker.send('deleteApp', { id: OWN });
    pass(5 * 60_000);
    await worker.alarm();
    await isForgotten();
  });

  test('when another app takes the place of its app in the trash', async () => {
    await worker.send('deleteApp', { id: OWN });
    await worker.send('deleteApp', { id: REPORTS });
    await isForgotten();
  });

  test('when its app gets another', async () => {
    const next = await madeKeyDraft(scene);
    await worker.send('saveApp', next.draft);
    await isForgotten();
    expect(await readKey(next.name)).toBeDefined();
  });
});

describe('a key that was made here is kept', () => {
  test('while its app is changed in other ways', async () => {
    await worker.send('saveApp', { app: { ...draft.app, name: 'Another name' } });
    await isKept();
  });

  test('while another app names it', async () => {
    await worker.send('saveApp', other());
    await worker.send('deleteApp', { id: OWN });
    await worker.send('dismissUndo', {});
    await isKept();
  });

  test('for an app that comes back', async () => {
    await worker.send('deleteApp', { id: OWN });
    await worker.send('undoDelete', {});
    await worker.send('dismissUndo', {});
    await isKept();
  });
});

describe('a key that was made for a form which was never saved', () => {
  let unsaved: string;
  beforeEach(async () => {
    unsaved = (await makeKey()).name;
  });

  test('is kept by the next worker: the form may be open', async () => {
    worker.kill();
    await startWorker();
    expect(await readKey(unsaved)).toBeDefined();
    await isKept();
  });

  test('is forgotten as the browser starts, and no other', async () => {
    worker.kill();
    await fakeBrowser.storage.session.clear();
    await startWorker();
    expect(await readKey(unsaved)).toBeUndefined();
    await isKept();
  });
});

test('a key that cannot be forgotten is no failure', async () => {
  worker.kill();
  worker = await startWorker();
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new Error('no disk');
  });
  await worker.send('deleteApp', { id: OWN });
  expect(await worker.send('dismissUndo', {})).toBeUndefined();
  expect(open).toHaveBeenCalled();
  open.mockRestore();
});
