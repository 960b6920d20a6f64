import { formerOf, subjectOf } from './former-token.ts';
import type { History } from './history.ts';
import { eventsIn } from './history-events.ts';
import { withEvents } from './history-length.ts';
import { entryOf, isFollowing, isSameToken, type Step, stepOf } from './history-step.ts';
import type { TokenSet } from './session.ts';
import type { State } from './state.ts';
import type { Millis } from './time.ts';

type Histories = State['histories'];

const EMPTY: History = { events: [] };

const isNobodys = ({ events, former }: History) =>
  former === undefined && !events.some(({ kind }) => kind === 'obtained');

const withFormer = (
  { former, ...history }: History,
  old: TokenSet | undefined,
  isSure: boolean,
): History => {
  const known = old ? formerOf(old) : former;
  return { ...history, ...(isSure && known && { former: known }) };
};

/**
 * A history as it goes on with new tokens. That of somebody else is not theirs, and the token before is kept
 * only where both are one user's for certain.
 */
function inherited(history: History, step: Step, tokens: TokenSet): History {
  const subject = subjectOf(tokens);
  const follows = isFollowing(step);
  const isSame = history.subject === subject;
  const past = follows || isSame || isNobodys(history) ? history : EMPTY;
  const isSure = follows || (isSame && subject !== undefined);
  const named = { ...past, ...(subject !== undefined && { subject }) };
  return withFormer(named, step.before.session?.tokens, isSure);
}

/** Whose history it is, and what was before the token at hand, if one is. */
function handedOn(history: History, step: Step): History {
  const old = step.before.session?.tokens;
  const tokens = step.after.session?.tokens;
  if (isSameToken(old, tokens)) return history;
  // Whoever comes back finds it there; nobody else does.
  return tokens ? inherited(history, step, tokens) : withFormer(history, old, true);
}

/** The history of one identity: the very same object where nothing has happened. */
function grown(history: History | undefined, step: Step): History | undefined {
  const more = eventsIn(step);
  if (more.length === 0 && isSameToken(step.before.session?.tokens, step.after.session?.tokens)) {
    return history;
  }
  const owned = handedOn(history ?? EMPTY, step);
  return { ...owned, events: withEvents(owned.events, more, step.now) };
}

const SOURCES = ['sessions', 'refusals', 'answers'] as const;

const idsIn = (...states: readonly State[]) =>
  new Set(states.flatMap((state) => SOURCES.flatMap((source) => Object.keys(state[source]))));

/**
 * Everyone's histories after an edit, told from what it changes: so nobody who changes something has to think
 * of them. The very same object where nothing has happened. No token that is good for anything goes into them.
 */
export function historyAfter(before: State, after: State, now: Millis): Histories {
  if (SOURCES.every((source) => before[source] === after[source])) return after.histories;
  const changed = [...idsIn(before, after)].flatMap((id) => {
    const former = entryOf(after.histories, id);
    const history = grown(former, stepOf(before, after, id, now));
    return history === former || !history ? [] : [[id, history] as const];
  });
  return changed.length > 0
    ? { ...after.histories, ...Object.fromEntries(changed) }
    : after.histories;
}

/** An edit, and what it makes of the histories: nothing in most. */
export function withHistory(before: State, edited: Partial<State>, now: Millis): Partial<State> {
  const histories = historyAfter(before, { ...before, ...edited }, now);
  return histories === before.histories ? edited : { ...edited, histories };
}
