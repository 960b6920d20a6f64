import { beforeEach, describe, expect, test } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
import { answerIn, BY_TAB, beginIn, lead, tabDraft, withWebApp } from '../support/by-tab.ts';
import { demoUser } from '../support/demo-user.ts';
import { type FirstId, openScene, pass, secretsOf, sessionOf, tokenOf } from '../support/scene.ts';
import { ordersVariant } from '../support/variants.ts';

const scene = openScene();

const SECOND = 1000;
const APP = 'without-refresh-token' as FirstId;

/** Whoever is signed in at the issuer, in the windows and behind them. */
let person: ReturnType<typeof demoUser>;
let silent: URL[];
beforeEach(() => {
  person = demoUser();
  silent = [];
  scene.chrome.authorize = (url) => person.authorize(url, 'alice');
  scene.chrome.authorizeSilently = (url) => {
    silent.push(url);
    return person.authorize(url, 'alice');
  };
});

const wantsAPage = () => {
  scene.chrome.authorizeSilently = (url) => {
    silent.push(url);
    return Promise.reject(new Error('User interaction required.'));
  };
};

async function signedIn(changes: Partial<AppForm> = {}) {
  const draft = ordersVariant(scene.demo, APP, { scope: 'openid orders:read', ...changes });
  const worker = await scene.knowing(draft);
  await worker.send('signIn', { id: APP });
  expect(await secretsOf(APP)).toEqual({});
  return worker;
}

const isAttached = async (token: string | undefined) =>
  expect(scene.chrome.rules.headers).toEqual([`Bearer ${token}`]);

describe('without a refresh token', () => {
  test('the session at the issuer brings the next token, and nothing is shown', async () => {
    const worker = await signedIn();
    const before = await sessionOf(APP);
    expect(before).toMatchObject({ tokens: { renewable: true } });
    pass(250 * SECOND);
    await worker.alarm();
    expect(await sessionOf(APP)).toMatchObject({ kind: 'active', tokens: { who: 'alice' } });
    expect(await tokenOf(APP)).not.toBe(before?.tokens?.accessToken);
    await isAttached(await tokenOf(APP));
    expect(silent.map(({ searchParams }) => searchParams.get('prompt'))).toEqual(['none']);
    expect(silent[0]?.searchParams.get('id_token_hint')).toBe(before?.tokens?.idToken);
  });

  test('it goes on so', async () => {
    const worker = await signedIn();
    for (let renewal = 1; renewal <= 2; renewal += 1) {
      pass(250 * SECOND);
      await worker.alarm();
      expect(silent).toHaveLength(renewal);
      expect(await sessionOf(APP)).toMatchObject({ kind: 'active' });
    }
  });

  test.each<[string, Partial<AppForm>]>([
    ['without OpenID Connect', { scope: 'orders:read' }],
    ['where the user wants none', { renewsSilently: false }],
  ])('no token is renewed silently %s', async (_why, changes) => {
    const draft = ordersVariant(scene.demo, APP, { scope: 'openid orders:read', ...changes });
    const worker = await scene.knowing(draft);
    await worker.send('signIn', { id: APP });
    expect(await sessionOf(APP)).toMatchObject({ tokens: { renewable: false } });
    pass(250 * SECOND);
    await worker.alarm();
    expect(await sessionOf(APP)).toMatchObject({ kind: 'active' });
    expect(silent).toEqual([]);
  });

  test('no token is renewed silently whose answer would go to another site', async () => {
    await withWebApp(scene);
    const worker = await scene.knowing(tabDraft(scene, { scope: 'openid orders:read' }));
    const tab = await beginIn(scene, worker);
    await lead(scene, worker, tab.id, await answerIn(tab));
    expect(await sessionOf(BY_TAB)).toMatchObject({ tokens: { renewable: false } });
    pass(250 * SECOND);
    await worker.alarm();
    expect(await sessionOf(BY_TAB)).toMatchObject({ kind: 'active' });
    await worker.send('refresh', { id: BY_TAB });
    expect(await sessionOf(BY_TAB)).toMatchObject({ failure: { code: 'not_renewable' } });
    expect(silent).toEqual([]);
    expect(scene.chrome.own.opened).toHaveLength(1);
  });
});

describe('where the session at the issuer is over', () => {
  test('the token is used to its end, and nobody is asked again and again', async () => {
    const worker = await signedIn();
    const token = await tokenOf(APP);
    wantsAPage();
    pass(250 * SECOND);
    await worker.alarm();
    const session = await sessionOf(APP);
    expect(session).toMatchObject({ kind: 'failed', failure: { code: 'login_required' } });
    expect(session).not.toHaveProperty('retry');
    await isAttached(token);
    for (let second = 0; second < 40; second += 10) {
      pass(10 * SECOND);
      await worker.alarm();
    }
    expect(silent).toHaveLength(1);
    await isAttached(token);
    pass(10 * SECOND);
    await worker.alarm();
    expect(scene.chrome.rules.installed).toEqual([]);
    expect(silent).toHaveLength(1);
    await worker.send('signIn', { id: APP });
    await isAttached(await tokenOf(APP));
  });

  test('the issuer may say so too', async () => {
    const worker = await signedIn();
    person = demoUser();
    await worker.send('refresh', { id: APP });
    expect(await sessionOf(APP)).toMatchObject({ failure: { code: 'login_required' } });
    expect(silent).toHaveLength(1);
    await isAttached(await tokenOf(APP));
  });
});

test('an issuer that cannot be reached is asked again', async () => {
  const worker = await signedIn();
  const token = await tokenOf(APP);
  scene.chrome.authorizeSilently = () =>
    Promise.reject(new Error('Authorization page could not be loaded.'));
  pass(240 * SECOND);
  await worker.alarm();
  expect(await sessionOf(APP)).toMatchObject({
    failure: { code: 'unreachable' },
    retry: { attempt: 1, at: Date.now() + 30 * SECOND },
  });
  await isAttached(token);
  scene.chrome.authorizeSilently = (url) => person.authorize(url, 'alice');
  pass(30 * SECOND);
  await worker.alarm();
  expect(await sessionOf(APP)).toMatchObject({ kind: 'active' });
});

describe('the session of someone else at the issuer', () => {
  const bobs = async () => {
    const worker = await signedIn();
    person = demoUser();
    return worker;
  };

  test('is not taken: the issuer is told whose it has to be', async () => {
    const worker = await bobs();
    scene.chrome.authorizeSilently = async (url) => {
      await bobSignsIn(url);
      return person.authorize(url, 'bob');
    };
    await worker.send('refresh', { id: APP });
    expect(await sessionOf(APP)).toMatchObject({ failure: { code: 'login_required' } });
    await isAttached(await tokenOf(APP));
  });

  test('is refused where the issuer does not heed that', async () => {
    const worker = await bobs();
    scene.chrome.authorizeSilently = async (url) => {
      await bobSignsIn(url);
      url.searchParams.delete('id_token_hint');
      return person.authorize(url, 'bob');
    };
    await worker.send('refresh', { id: APP });
    const session = await sessionOf(APP);
    expect(session).toMatchObject({ kind: 'failed', failure: { code: 'subject_changed' } });
    expect(session).not.toHaveProperty('tokens');
    expect(scene.chrome.rules.installed).toEqual([]);
  });
});

/** In the same browser, for whatever else. */
async function bobSignsIn(silentUrl: URL) {
  const url = new URL(silentUrl);
  url.searchParams.delete('prompt');
  url.searchParams.delete('id_token_hint');
  await person.authorize(url, 'bob');
}
