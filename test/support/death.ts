import { expect } from 'vitest';
import { appOf, sessionOf as currentSession } from '../../src/core/identity.ts';
import { usableTokens } from '../../src/core/session.ts';
import type { State } from '../../src/core/state.ts';
import { ORDERS, type Scene, sessionOf, tokenOf } from './scene.ts';
import { startWorker, stored, type Worker } from './worker.ts';

/** Something that a worker does, and may die of. */
export interface Flow {
  readonly name: string;
  arrange(): Promise<Worker>;
  act(worker: Worker): Promise<unknown>;
  /** `log`: what the worker had done when it died. */
  check(log: readonly string[], next: Worker): Promise<void>;
}

/** What has to hold however a worker ended, once the next one has taken over. */
export async function expectSound({ chrome }: Scene) {
  const state = await stored();
  const { apps, vault, settings } = state;
  expectOwned(state);
  expectTold(state);
  const waits = waitsIn(state);
  const pending = Object.keys(vault).filter((id) => vault[id]?.pending);
  expect(pending.sort()).toEqual(waits.map(({ id }) => id).sort());
  // One for the answer itself, one for what is posted.
  expect(chrome.rules.blocking).toBe(2 * waits.filter(({ kind }) => kind === 'tab').length);
  const wanted = apps.flatMap(({ id, enabled }) => {
    const tokens = enabled ? usableTokens(currentSession(state, id), Date.now()) : undefined;
    return tokens ? [`Bearer ${tokens.accessToken}`] : [];
  });
  expect(chrome.rules.headers.sort()).toEqual(settings.attaching ? wanted.sort() : []);
}

/** Whatever is stored is somebody's, and each app is there once. */
function expectOwned({ apps, sessions, vault, current, answers, histories, trash }: State) {
  const owners = [...apps.map(({ id }) => id), ...(trash ? [trash.app.id] : [])];
  expect(new Set(owners).size).toBe(owners.length);
  const held = [sessions, vault, current, answers, histories].flatMap((values) =>
    Object.keys(values),
  );
  expect(owners).toEqual(expect.arrayContaining(held.map(appOf)));
}

/** What happened is told in the very write in which it happens. */
function expectTold({ sessions, histories }: State) {
  const held = Object.entries(sessions).filter(([, { tokens }]) => tokens);
  const told = held.map(([id]) => histories[id]?.events.find(({ kind }) => kind === 'obtained'));
  expect(told.map((event) => event?.at)).toEqual(held.map(([, { tokens }]) => tokens?.receivedAt));
}

/** Nobody acquires anything but who waits for a user. */
const waitsIn = ({ sessions }: State) =>
  Object.entries(sessions).flatMap(([id, session]) => {
    if (session.kind !== 'acquiring') return [];
    if (!session.wait) throw new Error(`${id} acquires for ever.`);
    return [{ id, kind: session.wait.kind }];
  });

/** The one gap that no client can close: the issuer has spent the old token, and we have not stored the new. */
export const isInTheGap = (log: readonly string[]) => {
  const asked = log.lastIndexOf('POST /token');
  return asked >= 0 && !log.slice(asked).includes('storage.session.set');
};

/** The refresh token is there and still good, and so is what it belongs to. */
export async function expectSignedIn(next: Worker) {
  expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  const before = await tokenOf(ORDERS);
  await next.send('refresh', { id: ORDERS });
  expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  expect(await tokenOf(ORDERS)).not.toBe(before);
}

async function dieAfter(calls: number, { arrange, act, check }: Flow, scene: Scene) {
  scene.reset();
  const worker = await arrange();
  worker.life.endAfter(calls);
  await act(worker);
  if (!worker.life.isOver) return false;
  const log = [...worker.life.log];
  const next = await startWorker();
  await expectSound(scene);
  await check(log, next);
  await expectSound(scene);
  return true;
}

/** Kills a worker after the first call of a flow, after the second, and so on to its end. */
export async function expectToSurvive(flow: Flow, scene: Scene) {
  let calls = 0;
  while (await dieAfter(calls + 1, flow, scene)) calls += 1;
  expect(calls).toBeGreaterThan(5);
}
