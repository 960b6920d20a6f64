import { expect } from 'vitest';
import type { IdentityId } from '../../src/core/identity.ts';
import { authorizeAs, type Choice } from './demo-user.ts';
import { ORDERS, type Scene, sessionOf, tokenOf } from './scene.ts';
import { stored, type Worker } from './worker.ts';

/** Who signs in to the orders first, and who does beside them. */
export const ALICE: IdentityId = ORDERS;
export const BOB = `${ORDERS}~2` as IdentityId;

/** Signs in to the orders as someone. Resolves with what the issuer was asked for in the window. */
export async function signInAs(
  { chrome }: Scene,
  worker: Worker,
  user: Choice,
  another = true,
): Promise<URLSearchParams | undefined> {
  let asked: URLSearchParams | undefined;
  chrome.authorize = (url) => {
    asked = url.searchParams;
    return authorizeAs(user)(url);
  };
  await worker.send('signIn', { id: ORDERS, another });
  return asked;
}

/** A worker at which both are signed in, Bob last. */
export async function aliceAndBob(scene: Scene): Promise<Worker> {
  const worker = await scene.signedIn(ORDERS);
  await signInAs(scene, worker, 'bob');
  return worker;
}

export const identityIds = async () => Object.keys((await stored()).sessions);
export const vaultIds = async () => Object.keys((await stored()).vault);

export const expectUsers = async (first: string, second: string) =>
  expect([(await sessionOf(ALICE))?.tokens?.who, (await sessionOf(BOB))?.tokens?.who]).toEqual([
    first,
    second,
  ]);

export const expectAttached = async ({ chrome }: Scene, id: IdentityId) =>
  expect(chrome.rules.headers).toEqual([`Bearer ${await tokenOf(id)}`]);
