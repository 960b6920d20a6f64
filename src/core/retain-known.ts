import { appOf } from './identity.ts';
import { issuerOf } from './issuer-facts.ts';
import type { State } from './state.ts';
import { type TabChoice, withChoice } from './tab-choice.ts';

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

/** Who is gone from a tab leaves nobody there: their id may be somebody else's next. */
function knownIn({ paused, identities }: TabChoice, { sessions }: State, ids: ReadonlySet<string>) {
  const known = Object.entries(identities).filter(([app]) => ids.has(app));
  const there = known.map(([app, id]) => [app, id !== null && id in sessions ? id : null] as const);
  return { paused, identities: Object.fromEntries(there) };
}

/** The tabs' choices among those who are there: the very same object where all of them are. */
function retainedTabs(after: State, ids: ReadonlySet<string>): State['tabs'] {
  const known = Object.entries(after.tabs).reduce(
    (tabs, [tab, choice]) => withChoice(tabs, Number(tab), knownIn(choice, after, ids)),
    after.tabs,
  );
  return JSON.stringify(known) === JSON.stringify(after.tabs) ? after.tabs : known;
}

/** What stands under the ids of apps and identities, and under issuers. */
const HELD = [
  'sessions',
  'current',
  'answers',
  'refusals',
  'replaced',
  'histories',
  'issuers',
  'vault',
] as const;

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
  const issuers = new Set(apps.map(issuerOf));
  const tests = {
    issuers: (issuer: string) => issuers.has(issuer),
    sessions: isOfApp,
    current: isThere,
    answers: isOfSession,
    refusals: isOfSession,
    replaced: isOfApp,
    // That somebody signed out stands there too.
    histories: isOfApp,
    vault: isHeld,
  };
  const tabs = retainedTabs(after, ids);
  const held = { ...after, vault: withoutStalePending(after) };
  const retained = HELD.map((name) => [name, only<unknown>(held[name], tests[name])] as const);
  return {
    ...edited,
    ...(tabs !== before.tabs && { tabs }),
    ...Object.fromEntries(retained.filter(([name, values]) => values !== before[name])),
  };
}
