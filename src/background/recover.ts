import * as v from 'valibot';
import { AppSchema } from '../core/app.ts';
import { failure } from '../core/failure.ts';
import { PAGE_ITEMS } from '../platform/items.ts';
import { grantedPatterns } from '../platform/permissions.ts';
import { readRaw, trustOwnContextsOnly, writeRaw } from '../platform/storage.ts';
import { forgetUnsavedKeys } from './lost-keys.ts';
import { withoutOrphans } from './orphans.ts';
import { clearRules } from './project.ts';
import { forgetStrayLogs } from './request-log.ts';
import { change } from './store.ts';
import { giveBack } from './watching.ts';
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

/** Whether the browser has just started, or the extension: nothing is in memory yet. */
async function isFirstWorker(): Promise<boolean> {
  const { area, key } = PAGE_ITEMS.sessions;
  return (await readRaw(area, key)) === undefined;
}

/**
 * Takes over from a worker that was killed at any point, or from a browser that has just started: what
 * nobody is doing any more is cleared, and rules, alarm and badge are made to follow the state again.
 */
export async function recover(): Promise<void> {
  const isFirst = await isFirstWorker();
  // Rules can outlive the storage they came from: after a reload, or disabled and enabled.
  if (isFirst) await clearRules();
  // A second fence only: there are no content scripts to keep out.
  await trustOwnContextsOnly().catch(() => undefined);
  await finishWrite();
  const damaged = await setDamagedAppsAside();
  const granted = await grantedPatterns();
  const state = await change((before, now) => ({
    granted,
    // Written anew where something was damaged, so that it is not found again.
    ...(damaged > 0 && { apps: before.apps, fault: failure('apps_damaged', String(damaged)) }),
    sessions: withoutOrphans(before, now),
  }));
  forgetStrayLogs(state);
  if (!isFirst) return;
  await forgetUnsavedKeys();
  // The watch that it was granted for has ended with the browser.
  await giveBack();
}
