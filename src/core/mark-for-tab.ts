import { appsForTab } from './apps-for-tab.ts';
import { type Phase, phaseOf } from './phase.ts';
import type { State } from './state.ts';
import type { Millis } from './time.ts';

/** What the toolbar says about the page in front. */
export type Mark =
  | { readonly kind: 'none' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'attention'; readonly app: string }
  /** `left`: undefined where the token's end is unknown. */
  | { readonly kind: 'left'; readonly app: string; readonly left?: Millis; readonly soon: boolean };

const endOf = (phase: Phase) =>
  phase.kind === 'live' || phase.kind === 'soon' ? (phase.tokens.expiresAt ?? Infinity) : -Infinity;

/** The app that speaks for the tab: one that needs attention, else the one whose token ends first. */
export function markForTab(
  state: Pick<State, 'apps' | 'settings' | 'sessions' | 'granted'>,
  url: string | undefined,
  now: Millis,
): Mark {
  const phases = appsForTab(state.apps, url).map((app) => ({
    app,
    phase: phaseOf(state, app, now),
  }));
  const [first] = phases.sort((a, b) => endOf(a.phase) - endOf(b.phase));
  if (!first) return { kind: 'none' };
  if (!state.settings.attaching) return { kind: 'paused' };
  const app = first.app.name;
  const end = endOf(first.phase);
  if (end === -Infinity) {
    return first.phase.kind === 'acquiring' ? { kind: 'none' } : { kind: 'attention', app };
  }
  const left = end === Infinity ? {} : { left: end - now };
  return { kind: 'left', app, ...left, soon: first.phase.kind === 'soon' };
}
