import * as v from 'valibot';
import { AppSchema } from '../core/app.ts';
import { failure } from '../core/failure.ts';
import { PAGE_ITEMS } from '../platform/items.ts';
import { grantedPatterns } from '../platform/permissions.ts';
import { readRaw, trustOwnContextsOnly, writeRaw } from '../platform/storage.ts';
import { withoutOrphans } from './orphans.ts';
import { clearRules } from './project.ts';
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

/** Rules can outlive the storage they came from: after a reload, or disabled and enabled. */
async function dropOrphanedRules() {
  const { area, key } = PAGE_ITEMS.sessions;
  if ((await readRaw(area, key)) === undefined) await clearRules();
}

/**
 * Takes over from a worker that was killed at any point, or from a browser that has just started: what
 * nobody is doing any more is cleared, and rules, alarm and badge are made to follow the state again.
 */
export async function recover(): Promise<void> {
  await dropOrphanedRules();
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
  }));
}
