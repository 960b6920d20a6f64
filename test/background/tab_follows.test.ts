import { beforeEach, describe, expect, test } from 'vitest';
import type { IdentityId } from '../../src/core/identity.ts';
import { ORDERS, openScene, REPORTS, sessionOf } from '../support/scene.ts';
import { ALICE, aliceAndBob, BOB, signInAs } from '../support/two-users.ts';
import { startWorker, stored, type Worker } from '../support/worker.ts';

const scene = openScene();
const TAB = 7;

let worker: Worker;

const choose = (identity: IdentityId) =>
  worker.send('chooseInTab', { tab: TAB, app: ORDERS, identity });

const choices = async () =>
  Object.entries((await stored()).tabs).map(([tab, { identities }]) => [tab, identities[ORDERS]]);

/** Ends the sign-in of whoever is asked for next: the issuer honours their refresh token no longer. */
async function endSignIn(identity: IdentityId) {
  scene.demo.issuer.intercept = (_request, response) => {
    response.writeHead(400, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ error: 'invalid_grant' }));
    return true;
  };
  await worker.send('refresh', { id: identity });
  scene.demo.issuer.intercept = undefined;
  expect(await sessionOf(identity)).toMatchObject({ failure: { code: 'sign_in_ended' } });
}

beforeEach(async () => {
  worker = await aliceAndBob(scene);
});

describe('a tab that goes on under another number', () => {
  const replace = async (by: number) => {
    scene.chrome.own.onReplaced.emit(by, TAB);
    await worker.idle();
  };

  test('keeps who was chosen, and its pause', async () => {
    await choose(ALICE);
    await worker.send('setTabPaused', { tab: TAB, paused: true });
    await replace(9);
    expect((await stored()).tabs).toEqual({ 9: { paused: true, identities: { [ORDERS]: ALICE } } });
  });

  test('keeps them although no worker was there', async () => {
    await choose(ALICE);
    worker.kill();
    scene.chrome.tabs = [{ id: 9 }];
    worker = await startWorker();
    await replace(9);
    expect(await choices()).toEqual([['9', ALICE]]);
  });
});

describe('a tab that chose somebody', () => {
  test('has nobody once somebody else has come in their place', async () => {
    await choose(BOB);
    await worker.send('signOut', { id: ALICE });
    await endSignIn(BOB);
    await signInAs(scene, worker, 'alice');
    expect((await sessionOf(BOB))?.tokens?.who).toBe('alice');
    expect(await choices()).toEqual([[String(TAB), null]]);
  });

  test('keeps them when the same user signs in again', async () => {
    await worker.send('chooseIdentity', { id: BOB });
    await choose(ALICE);
    await worker.send('chooseInTab', { tab: TAB, app: ORDERS, identity: BOB });
    await signInAs(scene, worker, 'bob', false);
    expect(await choices()).toEqual([[String(TAB), BOB]]);
  });
});

describe('two apps that are never on together', () => {
  beforeEach(async () => {
    await worker.send('saveApp', scene.draft(REPORTS));
    await worker.send('setRivals', { id: ORDERS, rival: REPORTS, areRivals: true });
  });

  const on = async () => (await stored()).apps.filter(({ enabled }) => enabled).map(({ id }) => id);

  test('are not when one of them comes back from the trash', async () => {
    await worker.send('deleteApp', { id: ORDERS });
    await worker.send('setAppEnabled', { id: REPORTS, enabled: true });
    await worker.send('undoDelete', {});
    expect(await on()).toEqual([REPORTS]);
  });

  test('are not when a form is saved that was opened before', async () => {
    await worker.send('saveApp', scene.draft(REPORTS));
    expect(await on()).toEqual([ORDERS]);
    expect((await stored()).apps.map(({ rivals }) => rivals)).toEqual([[REPORTS], [ORDERS]]);
  });
});
