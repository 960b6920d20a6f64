import { expect } from 'vitest';
import { usableTokens } from '../../src/core/session.ts';
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
  const { apps, sessions, vault, trash, settings } = await stored();
  const ids = apps.map(({ id }) => id as string);
  for (const session of Object.values(sessions)) expect(session.kind).not.toBe('acquiring');
  const owners = trash ? [...ids, trash.app.id] : ids;
  expect(owners).toEqual(expect.arrayContaining(Object.keys(sessions)));
  expect(owners).toEqual(expect.arrayContaining(Object.keys(vault)));
  expect(new Set(owners).size).toBe(owners.length);
  const wanted = apps.flatMap(({ id, enabled }) => {
    const tokens = enabled ? usableTokens(sessions[id], Date.now()) : undefined;
    return tokens ? [`Bearer ${tokens.accessToken}`] : [];
  });
  expect(chrome.rules.headers.sort()).toEqual(settings.attaching ? wanted.sort() : []);
}

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
