import { describe, expect, test } from 'vitest';
import { confirmAs, deviceDraft, TV, wait } from '../support/by-device.ts';
import { answerIn, BY_TAB, beginIn, lead, tabDraft, withWebApp } from '../support/by-tab.ts';
import { openScene, secretsOf, sessionOf, tokenOf } from '../support/scene.ts';
import { expectRefused, expectTaken, REFUND, WRITING } from '../support/step-up.ts';
import { startWorker, stored, type Worker } from '../support/worker.ts';

const scene = openScene();

const SCOPE = 'openid offline_access orders:read';

/** Signed in by a tab, refused, and in the tab that is to step up. */
async function inTab(request: typeof WRITING, error: string) {
  await withWebApp(scene);
  const worker = await scene.knowing(tabDraft(scene, { scope: SCOPE }));
  const first = await beginIn(scene, worker);
  await lead(scene, worker, first.id, await answerIn(first));
  await expectRefused(scene, worker, request, error, BY_TAB);
  await worker.send('stepUp', { id: BY_TAB });
  const tab = scene.chrome.own.opened.at(-1);
  if (!tab) throw new Error('No tab was opened.');
  return { worker, tab };
}

const parametersOf = ({ url }: { readonly url: string }) => new URL(url).searchParams;

async function nextWorker(worker: Worker): Promise<Worker> {
  worker.kill();
  return startWorker();
}

describe('in a tab', () => {
  test('what was demanded is remembered by the worker that takes the answer', async () => {
    const { worker, tab } = await inTab(WRITING, 'insufficient_scope');
    expect(parametersOf(tab).get('scope')).toBe(`${SCOPE} orders:write`);
    const answer = await answerIn(tab);
    const next = await nextWorker(worker);
    await lead(scene, next, tab.id, answer);
    expect(await sessionOf(BY_TAB)).toMatchObject({
      kind: 'active',
      tokens: { demanded: ['orders:write'] },
    });
    expect((await stored()).refusals).toEqual({});
    expect(await secretsOf(BY_TAB)).not.toHaveProperty('pending');
    await expectTaken(scene, next, WRITING);
  });

  test('so is that it is for one user', async () => {
    const { worker, tab } = await inTab(REFUND, 'insufficient_user_authentication');
    const token = await tokenOf(BY_TAB);
    expect(parametersOf(tab).get('acr_values')).toBe('urn:demo:mfa');
    const answer = await answerIn(tab, 'bob');
    const next = await nextWorker(worker);
    await lead(scene, next, tab.id, answer);
    expect(await sessionOf(BY_TAB)).toMatchObject({
      kind: 'failed',
      failure: { code: 'subject_changed' },
      tokens: { accessToken: token },
    });
  });

  test('who closes it keeps what they had', async () => {
    const { worker, tab } = await inTab(WRITING, 'insufficient_scope');
    await scene.chrome.own.remove(tab.id);
    await worker.idle();
    expect(await sessionOf(BY_TAB)).toMatchObject({ tokens: { who: 'alice' } });
    expect(Object.keys((await stored()).refusals)).toEqual([BY_TAB]);
    expect(await secretsOf(BY_TAB)).not.toHaveProperty('pending');
  });
});

describe('by device code', () => {
  const onDevice = async (request: typeof WRITING, error: string) => {
    const worker = await scene.knowing(deviceDraft(scene, { scope: SCOPE }));
    await worker.send('signIn', { id: TV });
    await confirmAs('alice');
    await wait(worker, 5000);
    await expectRefused(scene, worker, request, error, TV);
    await worker.send('stepUp', { id: TV });
    return worker;
  };

  test.each([
    ['a scope', WRITING, 'insufficient_scope', ['orders:write']],
    ['a level', REFUND, 'insufficient_user_authentication', undefined],
  ])(
    '%s that was demanded is remembered by the worker that asks',
    async (_what, request, error, demanded) => {
      const next = await nextWorker(await onDevice(request, error));
      await confirmAs('alice');
      await wait(next, 5000);
      const { tokens } = (await sessionOf(TV)) ?? {};
      expect(tokens?.demanded).toEqual(demanded);
      await expectTaken(scene, next, request);
    },
  );

  test('nobody else is taken', async () => {
    const worker = await onDevice(WRITING, 'insufficient_scope');
    await confirmAs('bob');
    await wait(worker, 5000);
    expect(await sessionOf(TV)).toMatchObject({
      failure: { code: 'subject_changed' },
      tokens: { who: 'alice' },
    });
  });
});
