import * as v from 'valibot';
import { AppSchema } from '../core/app.ts';
import type { Discovery } from '../core/discovery.ts';
import { failure } from '../core/failure.ts';
import { recovered } from '../core/recovered.ts';
import type { State } from '../core/state.ts';
import { PAGE_ITEMS } from '../platform/items.ts';
import { grantedPatterns } from '../platform/permissions.ts';
import { readRaw, trustOwnContextsOnly, writeRaw } from '../platform/storage.ts';
import { change } from './store.ts';
import { finishWrite } from './write.ts';

const SET_ASIDE = 'set-aside/1';

const isDamaged = (entry: unknown) => !v.is(AppSchema, entry);

const asList = (stored: unknown): unknown[] => {
  if (stored === undefined) return [];
  return Array.isArray(stored) ? stored : [stored];
};

/** Copies stored apps that cannot be read to a place of their own, before anything is written over them. */
async function setDamagedAppsAside(): Promise<number> {
  const { area, key } = PAGE_ITEMS.apps;
  const damaged = asList(await readRaw(area, key)).filter(isDamaged);
  if (damaged.length === 0) return 0;
  await writeRaw(area, SET_ASIDE, [...asList(await readRaw(area, SET_ASIDE)), ...damaged]);
  return damaged.length;
}

const withoutOrphans = ({ apps, sessions }: State, now: number): State['sessions'] =>
  Object.fromEntries(
    apps.flatMap(({ id, grant }) => {
      const session = sessions[id];
      return session ? [[id, recovered(session, grant.kind, now)]] : [];
    }),
  );

const isOver = ([, { kind }]: [string, Discovery]) => kind !== 'looking';

/**
 * Takes over from a worker that was killed at any point, or from a browser that has just started: what
 * nobody is doing any more is cleared, and rules, alarm and badge are made to follow the state again.
 */
export async function recover(): Promise<void> {
  // A second fence only: there are no content scripts to keep out.
  await trustOwnContextsOnly().catch(() => undefined);
  await finishWrite();
  const damaged = await setDamagedAppsAside();
  const granted = await grantedPatterns();
  await change((state, now) => ({
    granted,
    // Written anew where something was damaged, so that it is not found again.
    ...(damaged > 0 && { apps: state.apps, fault: failure('apps_damaged', String(damaged)) }),
    sessions: withoutOrphans(state, now),
    discoveries: Object.fromEntries(Object.entries(state.discoveries).filter(isOver)),
  }));
}
