import { describe, expect, test } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
import type { IdentityId } from '../../src/core/identity.ts';
import { authorizeAs } from '../support/demo-user.ts';
import { type FirstId, ORDERS, openScene, sessionOf } from '../support/scene.ts';
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

describe('an answer goes', () => {
  test('with the session that it is about', async () => {
    const worker = await signedIn();
    await worker.send('introspect', { id: APP });
    await worker.send('signOut', { id: APP });
    expect((await stored()).answers).toEqual({});
  });

  test('with that session alone', async () => {
    const worker = await signedIn();
    scene.chrome.authorize = authorizeAs('bob');
    await worker.send('signIn', { id: APP, another: true });
    const bob = `${APP}~2` as IdentityId;
    await worker.send('askUserinfo', { id: APP });
    await worker.send('askUserinfo', { id: bob });
    expect(await answersOf(bob)).toMatchObject({ userinfo: { claims: { sub: 'bob' } } });
    await worker.send('signOut', { id: bob });
    expect(Object.keys((await stored()).answers)).toEqual([APP]);
  });

  test('unheard where the session is over before it comes', async () => {
    const worker = await signedIn();
    const held = new Promise<() => void>((resolve) => {
      scene.demo.issuer.intercept = ({ url }, response) => {
        if (url !== '/me') return false;
        resolve(() => response.writeHead(503).end());
        return true;
      };
    });
    const done = worker.send('askUserinfo', { id: APP });
    const release = await held;
    await worker.send('signOut', { id: APP });
    release();
    await done;
    expect((await stored()).answers).toEqual({});
  });

  test('with its app', async () => {
    const worker = await signedIn();
    await worker.send('introspect', { id: APP });
    await worker.send('deleteApp', { id: APP });
    expect(Object.keys((await stored()).answers)).toEqual([APP]);
    await worker.send('dismissUndo', {});
    expect((await stored()).answers).toEqual({});
  });
});

test('a question about one app is none about another', async () => {
  const worker = await scene.signedIn(ORDERS);
  await worker.send('introspect', { id: ORDERS });
  expect(Object.keys((await stored()).answers)).toEqual([ORDERS]);
});
