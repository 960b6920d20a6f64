import { expect } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
import type { IdentityId } from '../../src/core/identity.ts';
import { type ApiCall, call } from './api-calls.ts';
import { authorizeAs, type Choice } from './demo-user.ts';
import { type FirstId, type Scene, sessionOf } from './scene.ts';
import { ordersVariant } from './variants.ts';
import { stored, type Worker } from './worker.ts';

export const READER = 'reader' as FirstId;

/** An app that asks for less than some of the API wants. */
export const readerDraft = ({ demo }: Scene, changes: Partial<AppForm> = {}) =>
  ordersVariant(demo, READER, { scope: 'openid offline_access orders:read', ...changes });

export async function readerSignedIn(scene: Scene, changes: Partial<AppForm> = {}) {
  const worker = await scene.knowing(readerDraft(scene, changes));
  await worker.send('signIn', { id: READER });
  expect(await sessionOf(READER)).toMatchObject({ kind: 'active' });
  return worker;
}

/** What writes an order, and needs the scope for it. */
export const WRITING: ApiCall = { method: 'POST' };
/** What needs a second factor. */
export const REFUND: ApiCall = { path: '/orders/refund' };
/** What needs a sign-in of just now. */
export const PAYOUT: ApiCall = { path: '/orders/payout' };

/** Steps up in the sign-in window. Resolves with what the issuer was asked for there. */
export async function stepUp(
  { chrome }: Scene,
  worker: Worker,
  id: IdentityId,
  user: Choice = 'alice',
) {
  let asked = new URLSearchParams();
  chrome.authorize = (url) => {
    asked = url.searchParams;
    return authorizeAs(user)(url);
  };
  const reply = await worker.send('stepUp', { id });
  return { asked, reply };
}

export async function expectRefused(
  scene: Scene,
  worker: Worker,
  request: ApiCall,
  error: string,
  id: IdentityId = READER,
) {
  expect((await call(scene, worker, request)).status).toBeGreaterThan(400);
  expect((await stored()).refusals[id]).toMatchObject({ challenge: { error } });
}

export const expectTaken = async (scene: Scene, worker: Worker, request: ApiCall) =>
  expect((await call(scene, worker, request)).status).toBe(200);
