import type { State } from './state.ts';

const only = <Value>(values: Readonly<Record<string, Value>>, ids: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(values).filter(([id]) => ids.has(id)));

/**
 * Adds to an edit what follows from it: nobody's session and nobody's secret stays when its app is gone.
 * The app that was deleted last keeps its secrets until it can no longer be brought back.
 */
export function retainKnown(before: State, edited: Partial<State>): Partial<State> {
  const { apps, trash, sessions, vault } = { ...before, ...edited };
  if (!edited.apps && edited.trash === undefined && !edited.sessions && !edited.vault)
    return edited;
  const ids = new Set(apps.map(({ id }) => id as string));
  const kept = new Set([...ids, ...(trash ? [trash.app.id] : [])]);
  return { ...edited, sessions: only(sessions, ids), vault: only(vault, kept) };
}
