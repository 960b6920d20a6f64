import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { answerAll } from '../support/api-calls.ts';
import { demoUser } from '../support/demo-user.ts';
import {
  ORDERS,
  openScene,
  pass,
  REPORTS,
  secretsOf,
  sessionOf,
  tokenOf,
} from '../support/scene.ts';
import {
  expectRefused,
  expectTaken,
  PAYOUT,
  READER,
  REFUND,
  readerDraft,
  readerSignedIn,
  stepUp,
  WRITING,
} from '../support/step-up.ts';
import { ALICE, aliceAndBob, BOB } from '../support/two-users.ts';
import { ordersVariant } from '../support/variants.ts';
import { stored } from '../support/worker.ts';

const scene = openScene();

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('a scope that an API demands', () => {
  const steppedUp = async (scope?: string) => {
    const worker = await readerSignedIn(scene, scope === undefined ? {} : { scope });
    await expectRefused(scene, worker, WRITING, 'insufficient_scope');
    const { asked, reply } = await stepUp(scene, worker, READER);
    expect(reply).toBeUndefined();
    return { worker, asked };
  };

  test('is asked for beside those of the app, and then the API takes the request', async () => {
    const { worker, asked } = await steppedUp();
    expect(asked.get('scope')).toBe('openid offline_access orders:read orders:write');
    await expectTaken(scene, worker, WRITING);
    expect((await stored()).refusals).toEqual({});
  });

  test('changes nothing of the app, whose token it still is', async () => {
    const { worker } = await steppedUp();
    const { apps } = await stored();
    expect(apps).toEqual([readerDraft(scene).app]);
    expect(await sessionOf(READER)).toMatchObject({ tokens: { demanded: ['orders:write'] } });
    await worker.send('saveApp', readerDraft(scene));
    expect(await sessionOf(READER)).toMatchObject({ kind: 'active' });
  });

  test('is kept by renewals with a refresh token', async () => {
    const { worker } = await steppedUp();
    await worker.send('refresh', { id: READER });
    expect(await sessionOf(READER)).toMatchObject({ tokens: { demanded: ['orders:write'] } });
    await expectTaken(scene, worker, WRITING);
  });

  test('is asked for by silent renewals', async () => {
    const person = demoUser();
    const { worker } = await steppedUp('openid orders:read');
    const silent: URL[] = [];
    scene.chrome.authorize = (url) => person.authorize(url, 'alice');
    scene.chrome.authorizeSilently = (url) => {
      silent.push(url);
      return person.authorize(url, 'alice');
    };
    // The silent renewal finds who signed in last.
    await expectRefused(scene, worker, REFUND, 'insufficient_user_authentication');
    await worker.send('stepUp', { id: READER });
    await worker.send('refresh', { id: READER });
    expect(silent[0]?.searchParams.get('scope')).toBe('openid orders:read orders:write');
    await expectTaken(scene, worker, WRITING);
  });

  test('stays beside the next one', async () => {
    const { worker } = await steppedUp();
    answerAll(scene, 403, 'error="insufficient_scope", scope="orders:read profile"');
    await expectRefused(scene, worker, {}, 'insufficient_scope');
    const { asked } = await stepUp(scene, worker, READER);
    expect(asked.get('scope')).toBe('openid offline_access orders:read orders:write profile');
  });

  test('is gone with a sign-in that nobody demanded', async () => {
    const { worker } = await steppedUp();
    await worker.send('signIn', { id: READER });
    expect((await sessionOf(READER))?.tokens).not.toHaveProperty('demanded');
    await expectRefused(scene, worker, WRITING, 'insufficient_scope');
  });

  test('that is not named is no more than a sign-in', async () => {
    const worker = await readerSignedIn(scene);
    answerAll(scene, 403, 'error="insufficient_scope"');
    await expectRefused(scene, worker, {}, 'insufficient_scope');
    const { asked } = await stepUp(scene, worker, READER);
    expect(asked.get('scope')).toBe('openid offline_access orders:read');
    expect((await stored()).refusals).toEqual({});
  });
});

describe('a sign-in that an API demands', () => {
  test('is at the level that it names', async () => {
    const worker = await scene.signedIn(ORDERS);
    await expectRefused(scene, worker, REFUND, 'insufficient_user_authentication', ORDERS);
    const { asked } = await stepUp(scene, worker, ORDERS);
    expect(asked.get('acr_values')).toBe('urn:demo:mfa');
    expect(asked.has('max_age')).toBe(false);
    await expectTaken(scene, worker, REFUND);
    expect((await sessionOf(ORDERS))?.tokens).not.toHaveProperty('demanded');
  });

  test('is as fresh as it says', async () => {
    const worker = await scene.signedIn(ORDERS);
    pass(2 * MINUTE);
    await expectRefused(scene, worker, PAYOUT, 'insufficient_user_authentication', ORDERS);
    const { asked } = await stepUp(scene, worker, ORDERS);
    expect(asked.get('max_age')).toBe('60');
    await expectTaken(scene, worker, PAYOUT);
  });

  test('is a fresh one where it does not say which', async () => {
    const worker = await scene.signedIn(ORDERS);
    answerAll(scene, 401, 'error="insufficient_user_authentication"');
    await expectRefused(scene, worker, {}, 'insufficient_user_authentication', ORDERS);
    expect((await stepUp(scene, worker, ORDERS)).asked.get('max_age')).toBe('0');
  });

  test('takes the place of what the app asks of its users', async () => {
    const draft = ordersVariant(scene.demo, READER, { acrValues: 'urn:demo:pin', maxAge: '9000' });
    const worker = await scene.knowing(draft);
    await worker.send('signIn', { id: READER });
    await expectRefused(scene, worker, REFUND, 'insufficient_user_authentication');
    const { asked } = await stepUp(scene, worker, READER);
    expect([asked.get('acr_values'), asked.get('max_age')]).toEqual(['urn:demo:mfa', '9000']);
    expect((await stored()).apps).toEqual([draft.app]);
  });

  test('keeps the scope that was demanded before', async () => {
    const worker = await readerSignedIn(scene);
    await expectRefused(scene, worker, WRITING, 'insufficient_scope');
    await stepUp(scene, worker, READER);
    await expectRefused(scene, worker, REFUND, 'insufficient_user_authentication');
    const { asked } = await stepUp(scene, worker, READER);
    expect(asked.get('scope')).toContain('orders:write');
    expect(asked.get('acr_values')).toBe('urn:demo:mfa');
    await expectTaken(scene, worker, { ...REFUND, method: 'POST' });
  });
});

describe('it is for who was refused', () => {
  test('whom the issuer is told, whoever is signed in there', async () => {
    const worker = await scene.signedIn(ORDERS);
    const idToken = (await sessionOf(ORDERS))?.tokens?.idToken;
    await expectRefused(scene, worker, REFUND, 'insufficient_user_authentication', ORDERS);
    const person = demoUser();
    scene.chrome.authorize = (url) => person.authorize(url, 'bob');
    await worker.send('signIn', { id: ORDERS, another: true });
    let asked = new URLSearchParams();
    scene.chrome.authorize = (url) => {
      asked = url.searchParams;
      return person.authorize(url, 'alice');
    };
    await worker.send('stepUp', { id: ALICE });
    expect(asked.get('id_token_hint')).toBe(idToken);
    expect(asked.get('login_hint')).toBe('alice');
    expect(asked.get('prompt') ?? '').not.toContain('select_account');
    expect((await stored()).refusals).toEqual({});
    expect((await sessionOf(ALICE))?.tokens?.who).toBe('alice');
  });

  test('somebody else’s token is not taken, and who was there stays', async () => {
    const worker = await scene.signedIn(ORDERS);
    const token = await tokenOf(ORDERS);
    const secrets = await secretsOf(ORDERS);
    await expectRefused(scene, worker, REFUND, 'insufficient_user_authentication', ORDERS);
    await stepUp(scene, worker, ORDERS, 'bob');
    expect(await sessionOf(ORDERS)).toMatchObject({
      kind: 'failed',
      failure: { code: 'subject_changed', detail: 'alice → bob' },
      tokens: { accessToken: token, who: 'alice' },
    });
    expect(await secretsOf(ORDERS)).toEqual(secrets);
    expect(Object.keys((await stored()).refusals)).toEqual([ORDERS]);
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${token}`]);
  });

  test('who acts in one tab only does not take over the others', async () => {
    const worker = await aliceAndBob(scene);
    await worker.send('chooseInTab', { tab: 7, app: ORDERS, identity: ALICE });
    const before = await tokenOf(BOB);
    await expectRefused(
      scene,
      worker,
      { ...REFUND, tab: 7 },
      'insufficient_user_authentication',
      ALICE,
    );
    await stepUp(scene, worker, ALICE);
    expect((await stored()).current[ORDERS]).toBe(BOB);
    expect(await tokenOf(BOB)).toBe(before);
    await expectTaken(scene, worker, { ...REFUND, tab: 7 });
    await expectRefused(scene, worker, REFUND, 'insufficient_user_authentication', BOB);
  });

  test('who does not want to stays as they were', async () => {
    const worker = await readerSignedIn(scene);
    const token = await tokenOf(READER);
    await expectRefused(scene, worker, WRITING, 'insufficient_scope');
    await stepUp(scene, worker, READER, 'cancel');
    expect(await sessionOf(READER)).toMatchObject({
      failure: { code: 'cancelled' },
      tokens: { accessToken: token },
    });
    expect(Object.keys((await stored()).refusals)).toEqual([READER]);
    expect(scene.chrome.rules.headers).toEqual([`Bearer ${token}`]);
  });
});

describe('where nobody signs in', () => {
  /** The forms that the token endpoint is sent from now on. */
  function watchForms() {
    const forms: URLSearchParams[] = [];
    scene.demo.issuer.intercept = (request, response) => {
      if (request.url !== '/token') return false;
      void text(request).then((body) => {
        forms.push(new URLSearchParams(body));
        const answer = {
          access_token: `token-${forms.length}`,
          token_type: 'Bearer',
          expires_in: 300,
        };
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer));
      });
      return true;
    };
    return forms;
  }

  test('a scope is asked for at once, and by each renewal', async () => {
    const worker = await scene.signedIn(REPORTS);
    answerAll(scene, 403, 'error="insufficient_scope", scope="reports:write"');
    await expectRefused(scene, worker, { path: '/reports' }, 'insufficient_scope', REPORTS);
    const forms = watchForms();
    await worker.send('stepUp', { id: REPORTS });
    expect((await stored()).refusals).toEqual({});
    await worker.send('refresh', { id: REPORTS });
    expect(forms.map((form) => form.get('scope'))).toEqual([
      'reports:read reports:write',
      'reports:read reports:write',
    ]);
    expect(await sessionOf(REPORTS)).toMatchObject({
      kind: 'active',
      tokens: { accessToken: 'token-2', demanded: ['reports:write'] },
    });
    expect(scene.chrome.rules.headers).toEqual(['Bearer token-2']);
  });

  test('no sign-in can be demanded', async () => {
    const worker = await scene.signedIn(REPORTS);
    const session = await sessionOf(REPORTS);
    answerAll(scene, 401, 'error="insufficient_user_authentication", acr_values="a"');
    await expectRefused(
      scene,
      worker,
      { path: '/reports' },
      'insufficient_user_authentication',
      REPORTS,
    );
    expect(await worker.send('stepUp', { id: REPORTS })).toEqual({ code: 'step_up_impossible' });
    expect(await sessionOf(REPORTS)).toEqual(session);
  });

  test('nor anything of a token that was pasted', async () => {
    const worker = await scene.knowing(
      ordersVariant(scene.demo, READER, { grant: 'pasted', token: 'pasted-token' }),
    );
    answerAll(scene, 403, 'error="insufficient_scope", scope="a"');
    await expectRefused(scene, worker, {}, 'insufficient_scope');
    expect(await worker.send('stepUp', { id: READER })).toEqual({ code: 'step_up_impossible' });
  });
});

test('where nothing was refused it is a sign-in like any other', async () => {
  const worker = await readerSignedIn(scene);
  const { asked } = await stepUp(scene, worker, READER);
  expect(asked.get('scope')).toBe('openid offline_access orders:read');
  expect(asked.has('acr_values')).toBe(false);
});
