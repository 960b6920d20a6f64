import { describe, expect, test, vi } from 'vitest';
import { patternOf } from '../../src/core/host-permission.ts';
import { PRACTICE_ID } from '../../src/core/practice.ts';
import { PRACTICE_API } from '../../src/core/practice-app.ts';
import { claimsIn } from '../../src/core/token/read-token.ts';
import { expectToSurvive } from '../support/death.ts';
import { origin } from '../support/samples.ts';
import { ORDERS, openScene, sessionOf } from '../support/scene.ts';
import { startWorker, stored, type Worker } from '../support/worker.ts';

const scene = openScene();

const allow = () => scene.chrome.permissions.grant(patternOf(origin(PRACTICE_API)));
const practise = (worker: Worker) => worker.send('addPractice', {});
const names = async () => (await stored()).apps.map(({ name }) => name);
const token = async () => (await sessionOf(PRACTICE_ID))?.tokens?.accessToken ?? '';

describe('an app to practise with', () => {
  test('is there by one command, with a token for an hour', async () => {
    await practise(await startWorker());
    expect((await stored()).apps).toMatchObject([
      { id: PRACTICE_ID, name: 'Practice app', environment: 'practice', grant: { kind: 'pasted' } },
    ]);
    expect(claimsIn(await token())).toMatchObject({ practice: true });
    const { expiresAt = 0, receivedAt = 0 } = (await sessionOf(PRACTICE_ID))?.tokens ?? {};
    expect(expiresAt - receivedAt).toBeGreaterThan(3_598_000);
  });

  test('sends nothing before its user allows it, then its token', async () => {
    const worker = await startWorker();
    await practise(worker);
    expect(scene.chrome.rules.headers).toEqual([]);
    allow();
    await worker.idle();
    expect(new Set(scene.chrome.rules.headers)).toEqual(new Set([`Bearer ${await token()}`]));
  });

  test('is there once, however often it is asked for: then it has a new token', async () => {
    const worker = await startWorker();
    await practise(worker);
    await worker.send('setAppEnabled', { id: PRACTICE_ID, enabled: false });
    const before = await token();
    vi.setSystemTime(Date.now() + 59 * 60_000);
    await practise(worker);
    expect((await stored()).apps).toMatchObject([{ id: PRACTICE_ID, enabled: false }]);
    expect(await token()).not.toBe(before);
    expect((await stored()).histories[PRACTICE_ID]?.events).toHaveLength(2);
  });

  test('is deleted and brought back as any other', async () => {
    const worker = await startWorker();
    await practise(worker);
    await worker.send('deleteApp', { id: PRACTICE_ID });
    expect(await names()).toEqual([]);
    await worker.send('undoDelete', {});
    expect(await names()).toEqual(['Practice app']);
    expect(await token()).not.toBe('');
  });

  test('made anew beside a deleted one leaves nothing to bring back', async () => {
    const worker = await startWorker();
    await practise(worker);
    await worker.send('deleteApp', { id: PRACTICE_ID });
    await practise(worker);
    expect((await stored()).trash).toBeNull();
    await worker.send('undoDelete', {});
    expect(await names()).toEqual(['Practice app']);
  });

  test('takes the place of nothing else that was deleted', async () => {
    const worker = await scene.signedIn(ORDERS);
    await worker.send('deleteApp', { id: ORDERS });
    await practise(worker);
    await worker.send('undoDelete', {});
    expect(await names()).toHaveLength(2);
  });
});

test('a worker killed while it makes one', { timeout: 60_000 }, () =>
  expectToSurvive(
    {
      name: 'practice',
      arrange: async () => {
        const worker = await scene.signedIn(ORDERS);
        await worker.send('setAttaching', { attaching: false });
        return worker;
      },
      act: practise,
      check: async (_log, next) => {
        const isThere = (await names()).includes('Practice app');
        expect((await sessionOf(PRACTICE_ID)) !== undefined).toBe(isThere);
        await practise(next);
        expect(await names()).toHaveLength(2);
      },
    },
    scene,
  ),
);
