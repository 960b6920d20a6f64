import * as v from 'valibot';
import { browser } from './browser.ts';

type Area = 'local' | 'session';

/** One stored item. The number in its key is the version of its schema. */
export interface Item<Value> {
  readonly area: Area;
  readonly key: string;
  readonly schema: v.GenericSchema<unknown, Value>;
  readonly fallback: Value;
}

export const defineItem = <Value>(
  area: Area,
  key: string,
  schema: v.GenericSchema<unknown, Value>,
  fallback: Value,
): Item<Value> => ({ area, key, schema, fallback });

// biome-ignore lint/suspicious/noExplicitAny: an item of any value; each keeps its own type
type Items = Readonly<Record<string, Item<any>>>;
export type ValuesOf<I extends Items> = {
  [Name in keyof I]: I[Name] extends Item<infer V> ? V : never;
};

const parse = <Value>({ schema, fallback }: Item<Value>, stored: unknown): Value => {
  const read = v.safeParse(schema, stored);
  return read.success ? read.output : fallback;
};

const ofArea = (items: Items, area: Area) =>
  Object.entries(items).filter(([, item]) => item.area === area);

async function readArea(items: Items, area: Area) {
  const mine = ofArea(items, area);
  if (mine.length === 0) return [];
  const stored = await browser.storage[area].get(mine.map(([, { key }]) => key));
  return mine.map(([name, item]) => [name, parse(item, stored[item.key])] as const);
}

/** Reads items, at most one call an area. What does not fit its schema reads as the fallback. */
export async function readItems<I extends Items>(items: I): Promise<ValuesOf<I>> {
  const areas = await Promise.all([readArea(items, 'session'), readArea(items, 'local')]);
  return Object.fromEntries(areas.flat()) as ValuesOf<I>;
}

/** Writes some of the items: those in memory first, in one call, then those on disk. */
export async function writeItems<I extends Items>(items: I, values: Partial<ValuesOf<I>>) {
  for (const area of ['session', 'local'] as const) {
    const mine = ofArea(items, area).filter(([name]) => name in values);
    if (mine.length === 0) continue;
    await browser.storage[area].set(
      Object.fromEntries(mine.map(([name, { key }]) => [key, values[name]])),
    );
  }
}

/** Calls back with the items that changed, parsed as `readItems` does, for as long as the page lives. */
export function watchItems<I extends Items>(
  items: I,
  changed: (values: Partial<ValuesOf<I>>) => void,
): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const mine = ofArea(items, area as Area).filter(([, { key }]) => key in changes);
    if (mine.length === 0) return;
    changed(
      Object.fromEntries(
        mine.map(([name, item]) => [name, parse(item, changes[item.key]?.newValue)]),
      ) as Partial<ValuesOf<I>>,
    );
  });
}

/** What stands under a key, unread. For setting damaged entries aside. */
export const readRaw = async (area: Area, key: string): Promise<unknown> =>
  (await browser.storage[area].get(key))[key];

export const writeRaw = (area: Area, key: string, value: unknown) =>
  browser.storage[area].set({ [key]: value });

/** Keeps content scripts, of which we have none, away from what is on disk. Firefox does so anyway. */
export async function trustOwnContextsOnly() {
  const area = browser.storage.local as typeof browser.storage.local & {
    setAccessLevel?: (level: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>;
  };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
