import type { App } from './app.ts';
import { type IdentityId, identitiesOf } from './identity.ts';
import type { Pending } from './secrets.ts';
import type { State } from './state.ts';

type Facts = Pick<State, 'apps' | 'sessions' | 'vault'>;

/** A sign-in that waits for its answer at a redirect URI which is not ours. */
export interface TabWait {
  readonly id: IdentityId;
  readonly app: App;
  readonly tab: number;
  readonly pending: Extract<Pending, { kind: 'redirect' }>;
}

/** Everyone who waits so. */
export const tabWaits = ({ apps, sessions, vault }: Facts): readonly TabWait[] =>
  apps.flatMap((app) =>
    identitiesOf({ sessions }, app.id).flatMap(({ id, session }) => {
      const wait = session.kind === 'acquiring' ? session.wait : undefined;
      const pending = vault[id]?.pending;
      return wait?.kind === 'tab' && pending?.kind === 'redirect'
        ? [{ id, app, tab: wait.tab, pending }]
        : [];
    }),
  );

/**
 * The tabs of ours that nobody waits for any more: the answer has come, or is not wanted. Nothing would keep
 * from the site what still comes in them.
 */
export function abandonedTabs(before: Facts, after: Facts): readonly number[] {
  const awaited = new Set(tabWaits(after).map(({ tab }) => tab));
  return tabWaits(before)
    .map(({ tab }) => tab)
    .filter((tab) => !awaited.has(tab));
}
