import { identitiesOf } from './identity.ts';
import type { State } from './state.ts';

type Facts = Pick<State, 'apps' | 'sessions'>;

/** The tabs that a sign-in waits in. */
const tabsIn = ({ apps, sessions }: Facts): ReadonlySet<number> =>
  new Set(
    apps
      .flatMap(({ id }) => identitiesOf({ sessions }, id))
      .flatMap(({ session }) =>
        session.kind === 'acquiring' && session.wait?.kind === 'tab' ? [session.wait.tab] : [],
      ),
  );

/**
 * The tabs of ours that nobody waits for any more: the answer has come, or is not wanted. Nothing would keep
 * from the site what still comes in them.
 */
export function abandonedTabs(before: Facts, after: Facts): readonly number[] {
  const awaited = tabsIn(after);
  return [...tabsIn(before)].filter((tab) => !awaited.has(tab));
}
