import { describe, expect, test } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
import type { IdentityId } from '../../src/core/identity.ts';
import { dropped } from '../support/intercepts.ts';
import { type FirstId, openScene, REPORTS, sessionOf, tokenOf } from '../support/scene.ts';
import { ordersVariant } from '../support/variants.ts';
import { stored } from '../support/worker.ts';

const scene = openScene();

const APP = 'with-answers' as FirstId;

const draft = (changes: Partial<AppForm> = {}) => {
  const { url } = scene.demo.issuer;
  return ordersVariant(scene.demo, APP, {
    scope: 'openid profile',
    resources: '',
    introspectionEndpoint: `${url}/token/introspection`,
    userinfoEndpoint: `${url}/me`,
    ...changes,
  });
};

async function signedIn(changes: Partial<AppForm> = {}) {
  const worker = await scene.knowing(draft(changes));
  await worker.send('signIn', { id: APP });
  expect(await sessionOf(APP)).toMatchObject({ kind: 'active' });
  return worker;
}

const answersOf = async (id: IdentityId = APP) => (await stored()).answers[id];

/** What the issuer heard at its introspection endpoint, whose answer this is. */
function heardAtIntrospection(answer: object) {
  const heard: (string | undefined)[] = [];
  scene.demo.issuer.intercept = ({ url, headers }, response) => {
    if (url !== '/token/introspection') return false;
    heard.push(headers.authorization);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    return true;
  };
  return heard;
}

describe('what the issuer says of a token', () => {
  test('is asked as the client, and stands in the store', async () => {
    const worker = await signedIn();
    const { tokens } = (await sessionOf(APP)) ?? {};
    expect(await worker.send('introspect', { id: APP })).toBeUndefined();
    expect(await answersOf()).toEqual({
      introspection: {
        at: Date.now(),
        receivedAt: tokens?.receivedAt,
        claims: expect.objectContaining({ active: true, sub: 'alice', client_id: 'orders-web' }),
      },
    });
  });

  test('is asked with the token of the app that looks after it, where there is one', async () => {
    const worker = await scene.signedIn(REPORTS);
    await worker.send('saveApp', draft({ steward: REPORTS }));
    await worker.send('signIn', { id: APP });
    const heard = heardAtIntrospection({ active: true, scope: 'openid' });
    await worker.send('introspect', { id: APP });
    expect(heard).toEqual([`Bearer ${await tokenOf(REPORTS)}`]);
    expect(await answersOf()).toMatchObject({
      introspection: { claims: { active: true, scope: 'openid' } },
    });
  });

  test('is not asked where that app has no token: whose it is, is said', async () => {
    const worker = await scene.knowing(scene.draft(REPORTS), draft({ steward: REPORTS }));
    await worker.send('signIn', { id: APP });
    const heard = heardAtIntrospection({ active: true });
    expect(await worker.send('introspect', { id: APP })).toBeUndefined();
    expect(heard).toEqual([]);
    expect(await answersOf()).toMatchObject({
      introspection: { failure: { code: 'steward_missing', detail: 'Nightly reports' } },
    });
  });

  test('is about the token that was asked about, also where it is good no longer', async () => {
    const worker = await signedIn();
    heardAtIntrospection({ active: false });
    await worker.send('introspect', { id: APP });
    expect(await answersOf()).toMatchObject({ introspection: { claims: { active: false } } });
  });
});

describe('whom the issuer says that a token stands for', () => {
  test('stands in the store, beside what is known already', async () => {
    const worker = await signedIn();
    await worker.send('introspect', { id: APP });
    expect(await worker.send('askUserinfo', { id: APP })).toBeUndefined();
    expect(await answersOf()).toMatchObject({
      introspection: { claims: { active: true } },
      userinfo: {
        at: Date.now(),
        claims: { sub: 'alice', name: 'Alice Archer', preferred_username: 'alice' },
      },
    });
  });

  test('is not anyone else', async () => {
    const worker = await signedIn();
    scene.demo.issuer.intercept = ({ url }, response) => {
      if (url !== '/me') return false;
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"sub":"mallory"}');
      return true;
    };
    await worker.send('askUserinfo', { id: APP });
    const { userinfo } = (await answersOf()) ?? {};
    expect(userinfo).toMatchObject({ failure: { code: 'other_user' } });
    expect(userinfo).not.toHaveProperty('claims');
  });
});

describe('why there is no answer', () => {
  test.each([
    ['introspect', 'introspection', 'introspectionEndpoint'],
    ['askUserinfo', 'userinfo', 'userinfoEndpoint'],
  ] as const)('%s: stands in the store, until there is one', async (command, name, endpoint) => {
    const worker = await signedIn();
    scene.demo.issuer.intercept = dropped;
    expect(await worker.send(command, { id: APP })).toBeUndefined();
    expect(await answersOf()).toMatchObject({ [name]: { failure: { code: 'unreachable' } } });
    scene.demo.issuer.intercept = undefined;
    await worker.send(command, { id: APP });
    expect((await answersOf())?.[name]).not.toHaveProperty('failure');
    await worker.send('saveApp', draft({ [endpoint]: '' }));
    await worker.send('signIn', { id: APP });
    await worker.send(command, { id: APP });
    expect(await answersOf()).toMatchObject({
      [name]: { failure: { code: 'method_unsupported' } },
    });
  });

  test('the list of tokens is for some issuers only', async () => {
    const worker = await scene.signedIn(REPORTS);
    await worker.send('saveApp', draft({ steward: REPORTS }));
    await worker.send('signIn', { id: APP });
    expect(await worker.send('listIssued', { id: APP })).toBeUndefined();
    expect(await answersOf()).toEqual({
      issued: { at: Date.now(), failure: { code: 'method_unsupported' } },
    });
    const reply = await worker.send('revokeIssued', { id: APP, token: 'x' });
    expect(reply).toEqual({ code: 'method_unsupported' });
  });

  test.each(['introspect', 'askUserinfo', 'listIssued'] as const)(
    '%s without a token is refused',
    async (command) => {
      const worker = await scene.knowing(draft());
      expect(await worker.send(command, { id: APP })).toEqual({ code: 'no_token' });
      expect((await stored()).answers).toEqual({});
    },
  );
});
