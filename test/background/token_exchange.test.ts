import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import { tokenAnswer } from '../support/intercepts.ts';
import { exchangeDraft, OWN } from '../support/own-grants.ts';
import { ORDERS, openScene, pass, REPORTS, sessionOf, tokenOf } from '../support/scene.ts';
import { BOB, signInAs } from '../support/two-users.ts';
import { ordersVariant } from '../support/variants.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

const SECOND = 1000;

const isAttached = async () =>
  expect(scene.chrome.rules.headers).toContain(`Bearer ${await tokenOf(OWN)}`);

describe('an app that exchanges the token of another', () => {
  const withSubject = async () => {
    const worker = await scene.signedIn(ORDERS);
    await worker.send('saveApp', await exchangeDraft(scene));
    return worker;
  };

  test('gets its token, and the next, for whom the other one stands', async () => {
    const worker = await withSubject();
    await worker.send('signIn', { id: OWN });
    expect(await sessionOf(OWN)).toMatchObject({
      kind: 'active',
      tokens: { renewable: true, who: 'alice' },
    });
    await isAttached();
    const before = await tokenOf(OWN);
    pass(250 * SECOND);
    await worker.alarm();
    expect(await tokenOf(OWN)).not.toBe(before);
    await isAttached();
  });

  test.each([
    ['is not signed in', async () => scene.knowing(scene.draft(ORDERS))],
    ['is not there', () => startWorker()],
    [
      'has a token that is over',
      async () => {
        const worker = await scene.signedIn(ORDERS);
        await worker.send('setAppEnabled', { id: ORDERS, enabled: false });
        pass(300 * SECOND);
        return worker;
      },
    ],
    [
      'asks for other scopes by now',
      async () => {
        const worker = await scene.signedIn(ORDERS);
        const form = { scope: 'openid offline_access' };
        await worker.send('saveApp', ordersVariant(scene.demo, ORDERS, form));
        return worker;
      },
    ],
    [
      'has a token that was asked for with other scopes',
      async () => {
        const worker = await scene.signedIn(ORDERS);
        const { sessions } = await stored();
        const { tokens } = sessions[ORDERS] ?? {};
        const other = { kind: 'active', tokens: { ...tokens, basis: 'other' } };
        await fakeBrowser.storage.session.set({ 'sessions/1': { ...sessions, [ORDERS]: other } });
        return worker;
      },
    ],
  ])('says so where that one %s, and asks nobody', async (_how, arrange) => {
    const worker = await arrange();
    const asked = scene.tokenRequests;
    await worker.send('saveApp', await exchangeDraft(scene));
    await worker.send('signIn', { id: OWN });
    expect(await sessionOf(OWN)).toMatchObject({ failure: { code: 'subject_missing' } });
    expect(scene.tokenRequests).toBe(asked);
  });

  test('goes on by itself once that one is there', async () => {
    const worker = await scene.knowing(scene.draft(ORDERS), await exchangeDraft(scene));
    await worker.send('signIn', { id: OWN });
    await worker.send('signIn', { id: ORDERS });
    for (let minute = 1; minute <= 15; minute += 1) {
      pass(60 * SECOND);
      await worker.alarm();
    }
    expect(await sessionOf(OWN)).toMatchObject({ kind: 'active' });
  });

  test('does not turn into someone else with that one', async () => {
    const worker = await withSubject();
    await worker.send('signIn', { id: OWN });
    await isAttached();
    const own = await tokenOf(OWN);
    await signInAs(scene, worker, 'bob');
    await worker.send('chooseIdentity', { id: BOB });
    await worker.send('refresh', { id: OWN });
    expect(await sessionOf(OWN)).toEqual({
      kind: 'failed',
      at: Date.now(),
      failure: { code: 'subject_changed', detail: 'alice → bob' },
    });
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(BOB)}`]);
    expect(scene.chrome.rules.headers).not.toContain(`Bearer ${own}`);
  });

  test('says so where it lacks an ID token', async () => {
    const worker = await scene.signedIn(REPORTS);
    const form = { subjectApp: REPORTS, subjectToken: 'id_token' } as const;
    await worker.send('saveApp', await exchangeDraft(scene, form));
    await worker.send('signIn', { id: OWN });
    expect(await sessionOf(OWN)).toMatchObject({ failure: { code: 'no_id_token' } });
  });

  test('names who acts, where that is an app too', async () => {
    const worker = await scene.signedIn(ORDERS, REPORTS);
    await worker.send('saveApp', await exchangeDraft(scene, { actorApp: REPORTS }));
    await worker.send('signIn', { id: OWN });
    const [, claims = ''] = (await tokenOf(OWN))?.split('.') ?? [];
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      sub: 'alice',
      act: { sub: 'reports-job' },
    });
  });

  test('keeps its token where the issuer refuses the next', async () => {
    const worker = await withSubject();
    await worker.send('signIn', { id: OWN });
    const token = await tokenOf(OWN);
    scene.demo.issuer.intercept = tokenAnswer(400, { error: 'invalid_grant' });
    await worker.send('refresh', { id: OWN });
    expect(await sessionOf(OWN)).toMatchObject({
      failure: { code: 'grant_refused' },
      tokens: { accessToken: token },
    });
  });
});
