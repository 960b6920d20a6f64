import type { State } from './state.ts';

type ByApp<Value> = Readonly<Record<string, Value>>;

/** The values of known ids: the very same object where all of them are. */
function only<Value>(values: ByApp<Value>, ids: ReadonlySet<string>): ByApp<Value> {
  const entries = Object.entries(values);
  const known = entries.filter(([id]) => ids.has(id));
  return known.length === entries.length ? values : Object.fromEntries(known);
}

/**
 * Adds to an edit what follows from it: nobody's session and nobody's secret stays when its app is gone.
 * The app that was deleted last keeps both until it can no longer be brought back.
 */
export function retainKnown(before: State, edited: Partial<State>): Partial<State> {
  const after = { ...before, ...edited };
  const apps = after.trash ? [...after.apps, after.trash.app] : after.apps;
  const ids = new Set<string>(apps.map(({ id }) => id));
  const sessions = only(after.sessions, ids);
  const vault = only(after.vault, ids);
  return {
    ...edited,
    ...(sessions !== before.sessions && { sessions }),
    ...(vault !== before.vault && { vault }),
  };
}
