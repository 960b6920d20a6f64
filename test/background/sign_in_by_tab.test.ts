import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  type Answer,
  answerIn,
  BY_TAB,
  begun,
  CALLBACK,
  expectSignedInByTab,
  expectWaiting,
  isKeptBack,
  lead,
  SITE,
  withWebApp,
} from '../support/by-tab.ts';
import { tokenAnswer } from '../support/intercepts.ts';
import { openScene, secretsOf, sessionOf } from '../support/scene.ts';

const scene = openScene();
beforeEach(() => withWebApp(scene));

const MINUTE = 60_000;

const stateOf = async () => {
  const { pending } = (await secretsOf(BY_TAB)) ?? {};
  if (pending?.kind !== 'redirect') throw new Error('Nobody waits.');
  return pending.state;
};

const noRuleIsLeft = () => expect(scene.chrome.rules.installed).toEqual([]);

describe('a sign-in whose answer goes to another site', () => {
  test('waits in a tab of its own, which shows the page of the issuer', async () => {
    const { tab } = await begun(scene);
    expect(tab.url).toContain(`${scene.demo.issuer.url}/auth?`);
    expect(new URL(tab.url).searchParams.get('redirect_uri')).toBe(CALLBACK);
    expect(await sessionOf(BY_TAB)).toEqual({
      kind: 'acquiring',
      since: Date.now(),
      attempt: 0,
      wait: { kind: 'tab', tab: tab.id, until: Date.now() + 15 * MINUTE },
    });
    expect(scene.tokenRequests).toBe(0);
  });

  test('has its answer kept back before the tab goes anywhere', async () => {
    const states: boolean[] = [];
    const { update } = scene.chrome.own;
    const watched = async (tab: number, to: { url: string }) => {
      const url = new URL(`${CALLBACK}?code=1&state=${new URL(to.url).searchParams.get('state')}`);
      states.push(isKeptBack(scene, tab, { url }));
      return update(tab, to);
    };
    Object.assign(fakeBrowser.tabs, { update: watched });
    await begun(scene);
    expect(states).toEqual([true]);
  });

  test.each(['query', 'fragment', 'form_post'] as const)('takes it by %s', async (responseMode) => {
    const { worker, tab } = await begun(scene, { responseMode });
    const answer = await answerIn(tab);
    expect([answer.url.search !== '', answer.url.hash !== '', answer.form !== undefined]).toEqual(
      ['query', 'fragment', 'form_post'].map((mode) => mode === responseMode),
    );
    expect(isKeptBack(scene, tab.id, answer)).toBe(true);
    await lead(scene, worker, tab.id, answer);
    await expectSignedInByTab(scene);
    expect(scene.chrome.own.closed).toEqual([tab.id]);
    expect(isKeptBack(scene, tab.id, answer)).toBe(false);
    expect(Object.keys((await secretsOf(BY_TAB)) ?? {})).toEqual(['refreshToken']);
  });
});

describe('what is not the answer is let go by, and kept from nobody', () => {
  type Other = (state: string, tab: number) => Answer & { readonly tab: number };
  const at = (address: string, tab: number) => ({ url: new URL(address), tab });
  const OTHERS: readonly [string, Other, ('form_post' | 'query')?][] = [
    ['another state', (_state, tab) => at(`${CALLBACK}?code=1&state=other`, tab)],
    ['a state that begins so', (state, tab) => at(`${CALLBACK}?code=1&state=${state}1`, tab)],
    ['no state', (_state, tab) => at(`${CALLBACK}?code=1`, tab)],
    ['another path', (state, tab) => at(`${CALLBACK}2?code=1&state=${state}`, tab)],
    ['a path below', (state, tab) => at(`${CALLBACK}/x?code=1&state=${state}`, tab)],
    [
      'another port',
      (state, tab) => at(`http://app.localhost:7778/callback?code=1&state=${state}`, tab),
    ],
    ['the site itself', (_state, tab) => at(SITE, tab)],
  ];

  test.each(OTHERS)('%s', async (_name, other, responseMode = 'query') => {
    const { worker, tab } = await begun(scene, { responseMode });
    const { tab: id, ...answer } = other(await stateOf(), tab.id);
    expect(isKeptBack(scene, id, answer)).toBe(false);
    await lead(scene, worker, id, answer);
    await expectWaiting();
    expect(scene.chrome.own.closed).toEqual([]);
    expect(scene.tokenRequests).toBe(0);
  });

  test('a form with another state', async () => {
    const { worker, tab } = await begun(scene, { responseMode: 'form_post' });
    const form = { code: '1', state: 'other' };
    await lead(scene, worker, tab.id, { url: new URL(CALLBACK), form });
    await expectWaiting();
    expect(scene.tokenRequests).toBe(0);
  });
});

describe('an answer that says no', () => {
  test.each([
    ['of the user', 'access_denied', 'cancelled'],
    ['of the issuer', 'server_error', 'refused'],
  ])('%s ends the sign-in, and the tab', async (_who, error, code) => {
    const { worker, tab } = await begun(scene);
    const iss = scene.demo.issuer.url;
    const query = new URLSearchParams({ error, iss, state: await stateOf() });
    await lead(scene, worker, tab.id, { url: new URL(`${CALLBACK}?${query}`) });
    expect(await sessionOf(BY_TAB)).toMatchObject({ kind: 'failed', failure: { code } });
    expect(scene.chrome.own.closed).toEqual([tab.id]);
    expect(await secretsOf(BY_TAB)).toEqual({});
    noRuleIsLeft();
  });

  test('of another issuer is refused', async () => {
    const { worker, tab } = await begun(scene);
    const iss = 'https://elsewhere.test';
    const query = new URLSearchParams({ code: '1', iss, state: await stateOf() });
    await lead(scene, worker, tab.id, { url: new URL(`${CALLBACK}?${query}`) });
    expect(await sessionOf(BY_TAB)).toMatchObject({
      failure: { code: 'issuer_response', detail: iss },
    });
    expect(scene.tokenRequests).toBe(0);
  });

  test('of the token endpoint too', async () => {
    const { worker, tab } = await begun(scene);
    const answer = await answerIn(tab);
    scene.demo.issuer.intercept = tokenAnswer(400, { error: 'invalid_grant' });
    await lead(scene, worker, tab.id, answer);
    expect(await sessionOf(BY_TAB)).toMatchObject({ failure: { code: 'sign_in_ended' } });
    expect(scene.chrome.own.closed).toEqual([tab.id]);
  });
});
