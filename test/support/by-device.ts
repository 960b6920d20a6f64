import { expect, vi } from 'vitest';
import { deviceDemo } from '../../demo/clients.ts';
import type { AppForm } from '../../src/core/app-form.ts';
import type { Wait } from '../../src/core/session.ts';
import { browser } from '../demo/browser.ts';
import { type FirstId, type Scene, secretsOf, sessionOf, tokenOf } from './scene.ts';
import { ordersVariant } from './variants.ts';
import type { Worker } from './worker.ts';

export const TV = 'television' as FirstId;

export const deviceDraft = ({ demo }: Scene, changes: Partial<AppForm> = {}) =>
  ordersVariant(demo, TV, {
    grant: 'device_code',
    clientId: deviceDemo.id,
    deviceAuthorizationEndpoint: `${demo.issuer.url}/device/auth`,
    ...changes,
  });

/** A worker that waits for the user to confirm. */
export async function beginDevice(scene: Scene): Promise<Worker> {
  const worker = await scene.knowing(deviceDraft(scene));
  await worker.send('signIn', { id: TV });
  return worker;
}

/** Time goes by, and what the worker has set itself a timer for happens. */
export async function wait(worker: Worker, span: number) {
  vi.advanceTimersByTime(span);
  await worker.idle();
}

export async function expectSignedInByDevice({ chrome }: Scene) {
  expect(await sessionOf(TV)).toMatchObject({ kind: 'active', tokens: { who: 'alice' } });
  expect(chrome.rules.headers).toEqual([`Bearer ${await tokenOf(TV)}`]);
  expect(Object.keys((await secretsOf(TV)) ?? {})).toEqual(['refreshToken']);
}

/** What the app waits for. */
export async function deviceWait(): Promise<Extract<Wait, { kind: 'device' }>> {
  const session = await sessionOf(TV);
  const wait = session?.kind === 'acquiring' ? session.wait : undefined;
  if (wait?.kind !== 'device') throw new Error(`Nobody waits: ${JSON.stringify(session)}`);
  return wait;
}

const confirmationPage = async (person: ReturnType<typeof browser>) => {
  const { verificationUriComplete = '' } = await deviceWait();
  return person.submit(await person.open(verificationUriComplete));
};

/** The user opens the link and signs in. */
export async function confirmAs(user: string): Promise<void> {
  const person = browser();
  await person.submit(await person.submit(await confirmationPage(person)), { user });
}

/** The user says that it is none of their devices. */
export async function deny(): Promise<void> {
  const person = browser();
  await person.submit(await confirmationPage(person), { abort: 'yes' });
}
