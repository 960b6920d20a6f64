import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import { formOf } from '../../src/core/form-of.ts';
import { readDrafts } from '../../src/platform/drafts.ts';
import { ORDERS, openScene, REPORTS } from '../support/scene.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

const orders = () => scene.draft(ORDERS).app;
const half = () => ({ ...formOf(orders()), name: 'Half a na', clientSecret: 's3cret' });

/** Two apps, of which one is being edited. */
async function edited() {
  const worker = await scene.signedIn(ORDERS, REPORTS);
  await worker.send('saveDraft', { id: ORDERS, form: half() });
  return worker;
}

describe('a draft', () => {
  test('is kept in memory, secrets and all, and nowhere else', async () => {
    await edited();
    expect(await readDrafts()).toEqual({ [ORDERS]: half() });
    const disk = await fakeBrowser.storage.local.get(null);
    expect(JSON.stringify(disk)).not.toContain('s3cret');
    expect(JSON.stringify(disk)).not.toContain('Half a na');
  });

  test('changes nothing that is saved, and no rule', async () => {
    const worker = await scene.signedIn(ORDERS);
    const before = [await stored(), scene.chrome.rules.headers];
    await worker.send('saveDraft', { id: ORDERS, form: half() });
    expect([await stored(), scene.chrome.rules.headers]).toEqual(before);
  });

  test('outlives its worker', async () => {
    const worker = await edited();
    worker.life.kill();
    const next = await startWorker();
    expect(await readDrafts()).toEqual({ [ORDERS]: half() });
    await next.send('saveDraft', { id: ORDERS });
    expect(await readDrafts()).toEqual({});
  });

  test('is the last one where two pages edit the same app', async () => {
    const worker = await edited();
    const other = { ...half(), name: 'Other' };
    await Promise.all([
      worker.send('saveDraft', { id: ORDERS, form: half() }),
      worker.send('saveDraft', { id: 'new', form: half() }),
      worker.send('saveDraft', { id: ORDERS, form: other }),
    ]);
    expect(await readDrafts()).toEqual({ new: half(), [ORDERS]: other });
  });
});

describe('a draft goes', () => {
  test('when its app is saved, and no other', async () => {
    const worker = await edited();
    await worker.send('saveDraft', { id: REPORTS, form: half() });
    await worker.send('saveApp', { app: { ...orders(), name: 'Half a name' } });
    expect(await readDrafts()).toEqual({ [REPORTS]: half() });
  });

  test('when its app is deleted', async () => {
    const worker = await edited();
    await worker.send('deleteApp', { id: ORDERS });
    expect(await readDrafts()).toEqual({});
  });

  test('where nobody can read it any more', async () => {
    await fakeBrowser.storage.session.set({ 'drafts/1': { [ORDERS]: { name: 'old' } } });
    expect(await readDrafts()).toEqual({});
  });
});
