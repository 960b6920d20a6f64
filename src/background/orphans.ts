import { recovered } from '../core/recovered.ts';
import type { State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { isUnderWay } from './flight.ts';

/** The sessions, where those that nobody is acquiring any more are taken over. */
export function withoutOrphans({ apps, trash, sessions }: State, now: Millis): State['sessions'] {
  const known = trash ? [...apps, trash.app] : apps;
  const taken = known.flatMap(({ id, grant }) => {
    const session = sessions[id];
    const isOrphan = session?.kind === 'acquiring' && !isUnderWay(id, session.since);
    return isOrphan ? [[id, recovered(session, grant.kind, now)] as const] : [];
  });
  return taken.length > 0 ? { ...sessions, ...Object.fromEntries(taken) } : sessions;
}
