import { describe, expect, test } from 'vitest';
import { authorizeAs } from '../support/demo-user.ts';
import { ORDERS, openScene, secretsOf, tokenOf } from '../support/scene.ts';
import {
  ALICE,
  aliceAndBob,
  BOB,
  expectAttached,
  expectUsers,
  identityIds,
  signInAs,
  vaultIds,
} from '../support/two-users.ts';
import { stored } from '../support/worker.ts';

const scene = openScene();

describe('someone else who signs in', () => {
  test('is there beside the first, and whom the app acts as', async () => {
    await aliceAndBob(scene);
    await expectUsers('alice', 'bob');
    expect((await stored()).current).toEqual({ [ORDERS]: BOB });
    await expectAttached(scene, BOB);
  });

  test('is asked who they are, whoever is signed in at the issuer', async () => {
    const worker = await scene.signedIn(ORDERS);
    const asked = await signInAs(scene, worker, 'bob');
    expect(asked?.get('prompt')).toBe('select_account');
  });

  test('leaves the first attached until they are there', async () => {
    const worker = await scene.signedIn(ORDERS);
    const headers: string[][] = [];
    scene.chrome.authorize = (url) => {
      headers.push(scene.chrome.rules.headers);
      return authorizeAs('bob')(url);
    };
    await worker.send('signIn', { id: ORDERS, another: true });
    expect(headers).toEqual([[`Bearer ${await tokenOf(ALICE)}`]]);
  });

  test('comes after those who are there, and is the first where nobody is', async () => {
    const worker = await scene.knowing(scene.draft(ORDERS));
    const asked = await signInAs(scene, worker, 'bob');
    expect(await identityIds()).toEqual([ORDERS]);
    expect(asked?.get('prompt')).toBe('select_account');
  });

  test('and changes their mind leaves nothing behind', async () => {
    const worker = await scene.signedIn(ORDERS);
    const before = await stored();
    await signInAs(scene, worker, 'cancel');
    expect(await stored()).toEqual(before);
    await expectAttached(scene, ALICE);
  });
});

describe('who is signed in already', () => {
  test('is not doubled: what is there gets the new tokens', async () => {
    const worker = await scene.signedIn(ORDERS);
    const before = { token: await tokenOf(ALICE), secrets: await secretsOf(ALICE) };
    await signInAs(scene, worker, 'alice');
    expect([await identityIds(), await vaultIds()]).toEqual([[ALICE], [ALICE]]);
    expect(await tokenOf(ALICE)).not.toBe(before.token);
    expect(await secretsOf(ALICE)).not.toEqual(before.secrets);
    await expectAttached(scene, ALICE);
  });

  test('is who the app acts as from then on', async () => {
    const worker = await aliceAndBob(scene);
    await signInAs(scene, worker, 'alice');
    expect(await identityIds()).toEqual([ALICE, BOB]);
    expect((await stored()).current).toEqual({ [ORDERS]: ALICE });
    await expectAttached(scene, ALICE);
  });

  test('does not take the place of who signed in there before', async () => {
    const worker = await aliceAndBob(scene);
    const bobs = { token: await tokenOf(BOB), secrets: await secretsOf(BOB) };
    await signInAs(scene, worker, 'alice', false);
    await expectUsers('alice', 'bob');
    expect({ token: await tokenOf(BOB), secrets: await secretsOf(BOB) }).toEqual(bobs);
    await expectAttached(scene, ALICE);
  });
});
