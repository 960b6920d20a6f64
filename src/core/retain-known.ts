import { appOf } from './identity.ts';
import type { State } from './state.ts';

type ById<Value> = Readonly<Record<string, Value>>;

/** The values whose id is known: the very same object where all of them are. */
function only<Value>(values: ById<Value>, isKnown: (id: string) => boolean): ById<Value> {
  const entries = Object.entries(values);
  const known = entries.filter(([id]) => isKnown(id));
  return known.length === entries.length ? values : Object.fromEntries(known);
}

/** What a sign-in waits with goes when nobody waits any more, however that has come about. */
function withoutStalePending({ vault, sessions }: State): State['vault'] {
  const stale = Object.entries(vault).flatMap(([id, { pending, ...rest }]) =>
    pending && sessions[id]?.kind !== 'acquiring' ? [[id, rest] as const] : [],
  );
  return stale.length > 0 ? { ...vault, ...Object.fromEntries(stale) } : vault;
}

/** What stands under the ids of apps and identities. */
const HELD = ['sessions', 'current', 'answers', 'vault'] as const;

/**
 * Adds to an edit what follows from it: nobody's session and nobody's secret stays when its app is gone, and
 * no secret of a sign-in or an answer about it when its session is. The app that was deleted last keeps all
 * of it until it can no longer be brought back.
 */
export function retainKnown(before: State, edited: Partial<State>): Partial<State> {
  const after = { ...before, ...edited };
  const apps = after.trash ? [...after.apps, after.trash.app] : after.apps;
  const ids = new Set<string>(apps.map(({ id }) => id));
  const isOfApp = (id: string) => ids.has(appOf(id));
  const isOfSession = (id: string) => isOfApp(id) && id in after.sessions;
  // Under an app's own id stand the client's secrets too, which outlive every session.
  const isHeld = (id: string) => (id === appOf(id) ? isOfApp(id) : isOfSession(id));
  // Else it would mean whoever gets that identity's id next.
  const isThere = (id: string) => isOfApp(id) && (after.current[id] ?? '') in after.sessions;
  const tests = { sessions: isOfApp, current: isThere, answers: isOfSession, vault: isHeld };
  const held = { ...after, vault: withoutStalePending(after) };
  const retained = HELD.map((name) => [name, only<unknown>(held[name], tests[name])] as const);
  return {
    ...edited,
    ...Object.fromEntries(retained.filter(([name, values]) => values !== before[name])),
  };
}
