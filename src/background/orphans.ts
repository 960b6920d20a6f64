import { identitiesOf } from '../core/identity.ts';
import { isWaiting, recovered } from '../core/recovered.ts';
import type { State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { isUnderWay } from './flight.ts';

/** The sessions, where those that nobody is acquiring any more are taken over. */
export function withoutOrphans({ apps, trash, sessions }: State, now: Millis): State['sessions'] {
  const known = trash ? [...apps, trash.app] : apps;
  const taken = known.flatMap(({ id: app, grant }) =>
    identitiesOf({ sessions }, app).flatMap(({ id, session }) => {
      const isOrphan =
        session.kind === 'acquiring' && !isWaiting(session, now) && !isUnderWay(id, session.since);
      return isOrphan ? [[id, recovered(session, grant, now)] as const] : [];
    }),
  );
  return taken.length > 0 ? { ...sessions, ...Object.fromEntries(taken) } : sessions;
}
