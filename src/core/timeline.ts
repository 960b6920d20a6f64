import type { History, HistoryEvent } from './history.ts';
import type { Session } from './session.ts';
import type { Millis } from './time.ts';

/** What happened to an identity, and that a token came to its end, which no one needs to do. */
export type Moment = HistoryEvent | { readonly kind: 'expired'; readonly at: Millis };

const endsToken = ({ kind }: HistoryEvent) => kind === 'obtained' || kind === 'signed_out';

/** Up to when the token of the nth event was here; whoever has none any more lost it when something happened last. */
function heldUntil(
  events: readonly HistoryEvent[],
  index: number,
  session: Session | undefined,
  now: Millis,
): Millis {
  const next = events.slice(0, index).findLast(endsToken);
  if (next) return next.at;
  return session?.tokens ? now : (events[0]?.at ?? now);
}

/**
 * The history of an identity as it is told: the newest first, with the ends of tokens that were not replaced in
 * time. Nothing where nothing is known.
 */
export function timelineOf(
  history: History | undefined,
  session: Session | undefined,
  now: Millis,
): readonly Moment[] {
  const events = history?.events ?? [];
  return events
    .flatMap((event, index): readonly Moment[] => {
      if (event.kind !== 'obtained' || event.until === undefined) return [event];
      // One that was over on arrival has not expired before it came.
      const at = Math.max(event.until, event.at);
      return at <= heldUntil(events, index, session, now)
        ? [{ kind: 'expired', at }, event]
        : [event];
    })
    .toSorted((a, b) => b.at - a.at);
}
