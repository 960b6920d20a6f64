import { describe, expect, test } from 'vitest';
import type { IdentityId } from '../../src/core/identity.ts';
import { ORDERS, openScene, pass, secretsOf, sessionOf, tokenOf } from '../support/scene.ts';
import {
  ALICE,
  aliceAndBob,
  BOB,
  expectAttached,
  expectUsers,
  identityIds,
  vaultIds,
} from '../support/two-users.ts';
import { stored } from '../support/worker.ts';

const scene = openScene();

const SECOND = 1000;

describe('of two who are signed in', () => {
  test('either can be chosen, and the rule has their token', async () => {
    const worker = await aliceAndBob(scene);
    await worker.send('chooseIdentity', { id: ALICE });
    await expectAttached(scene, ALICE);
    await worker.send('chooseIdentity', { id: BOB });
    await expectAttached(scene, BOB);
  });

  test('nobody can be chosen who is not there', async () => {
    const worker = await aliceAndBob(scene);
    await worker.send('chooseIdentity', { id: `${ORDERS}~3` as IdentityId });
    await expectAttached(scene, BOB);
  });

  test('both are renewed, each by their own refresh token', async () => {
    const worker = await aliceAndBob(scene);
    const before = [await tokenOf(ALICE), await tokenOf(BOB)];
    const tokens = [await secretsOf(ALICE), await secretsOf(BOB)].map((held) => held?.refreshToken);
    expect(new Set(tokens).size).toBe(2);
    pass(250 * SECOND);
    await worker.alarm();
    await expectUsers('alice', 'bob');
    expect(before).not.toContain(await tokenOf(ALICE));
    expect(before).not.toContain(await tokenOf(BOB));
    expect(await secretsOf(ALICE)).not.toEqual({ refreshToken: tokens[0] });
    expect(await secretsOf(BOB)).not.toEqual({ refreshToken: tokens[1] });
    await expectAttached(scene, BOB);
  });

  test('one signs out, and the other stays', async () => {
    const worker = await aliceAndBob(scene);
    await worker.send('signOut', { id: BOB });
    expect([await identityIds(), await vaultIds()]).toEqual([[ALICE], [ALICE]]);
    await expectAttached(scene, ALICE);
    await worker.send('refresh', { id: ALICE });
    expect(await sessionOf(ALICE)).toMatchObject({ kind: 'active' });
  });

  test('the first signs out, and the other stays', async () => {
    const worker = await aliceAndBob(scene);
    await worker.send('signOut', { id: ALICE });
    expect(await identityIds()).toEqual([BOB]);
    await expectAttached(scene, BOB);
    await worker.send('refresh', { id: BOB });
    expect(await sessionOf(BOB)).toMatchObject({ kind: 'active' });
  });

  test('who has signed out is not followed by the next one before they are there', async () => {
    const worker = await aliceAndBob(scene);
    await worker.send('signOut', { id: BOB });
    scene.chrome.authorize = () => Promise.reject(new Error('Page could not be loaded.'));
    await worker.send('signIn', { id: ORDERS, another: true });
    expect(await sessionOf(BOB)).toMatchObject({ failure: { code: 'page_failed' } });
    await expectAttached(scene, ALICE);
  });

  test('both go when the app asks otherwise', async () => {
    const worker = await aliceAndBob(scene);
    const { app } = scene.draft(ORDERS);
    if (app.grant.kind !== 'authorization_code') throw new Error('The demo has changed.');
    const grant = { ...app.grant, request: { scopes: ['openid'] } };
    await worker.send('saveApp', { app: { ...app, grant } });
    expect([await identityIds(), await vaultIds()]).toEqual([[], [ORDERS]]);
    expect(await secretsOf(ORDERS)).toEqual({});
    expect(scene.chrome.rules.installed).toEqual([]);
  });

  test('neither stands in the way of a token that is pasted', async () => {
    const worker = await aliceAndBob(scene);
    const app = { ...scene.draft(ORDERS).app, grant: { kind: 'pasted' } as const };
    await worker.send('saveApp', { app, token: 'pasted' });
    expect(await identityIds()).toEqual([ORDERS]);
    expect(scene.chrome.rules.headers).toEqual(['Bearer pasted']);
  });

  test('both stay where only the name changes', async () => {
    const worker = await aliceAndBob(scene);
    const { sessions, vault } = await stored();
    await worker.send('saveApp', { app: { ...scene.draft(ORDERS).app, name: 'Another name' } });
    expect(await stored()).toMatchObject({ sessions, vault });
  });

  test('both go with the app, and come back with it', async () => {
    const worker = await aliceAndBob(scene);
    const before = await stored();
    await worker.send('deleteApp', { id: ORDERS });
    await worker.send('undoDelete', {});
    expect(await stored()).toEqual(before);
    await worker.send('deleteApp', { id: ORDERS });
    await worker.send('dismissUndo', {});
    expect(await stored()).toMatchObject({ sessions: {}, vault: {}, current: {} });
  });
});
