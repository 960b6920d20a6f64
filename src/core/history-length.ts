import type { HistoryEvent } from './history.ts';
import { type Millis, SECOND } from './time.ts';

/** Beyond these the oldest go: histories share 10 MB of memory with the tokens. */
export const MOST_EVENTS = 50;

/** What a page asks for at once is refused at once. */
const AT_ONCE: Millis = 10 * SECOND;

type Events = readonly HistoryEvent[];

/** An event without its time. */
const wordsOf = (event: HistoryEvent) =>
  JSON.stringify({ ...event, at: undefined, since: undefined, times: undefined });

/**
 * The last event with one more like it in it; undefined: this is none like it. A failure may be hours later,
 * or an issuer that is down for a night would leave no room for anything else.
 */
function repeated(last: HistoryEvent | undefined, event: HistoryEvent): HistoryEvent | undefined {
  if (last?.kind !== 'failed' && last?.kind !== 'refused') return undefined;
  const isSoon = last.kind === 'failed' || event.at - last.at < AT_ONCE;
  if (!isSoon || wordsOf(event) !== wordsOf(last)) return undefined;
  const { at, since = at, times = 1 } = last;
  return { ...last, at: event.at, since, times: times + 1 };
}

function withEvent(events: Events, event: HistoryEvent): Events {
  const [last, ...rest] = events;
  const more = repeated(last, event);
  return more ? [more, ...rest] : [event, ...events];
}

/** A clock that was set back does not make what is new look old: nothing has happened later than now. */
const notAfter =
  (now: Millis) =>
  (event: HistoryEvent): HistoryEvent =>
    event.at > now ? { ...event, at: now } : event;

/** Events with some more that just happened, given the earliest first: the newest first, and not too many. */
export const withEvents = (past: Events, more: Events, now: Millis): Events =>
  more
    .map(notAfter(now))
    .reduce(withEvent, past.map(notAfter(now)))
    .toSorted((a, b) => b.at - a.at)
    .slice(0, MOST_EVENTS);
