import { appsForTab } from './apps-for-tab.ts';
import { type Phase, phaseOf } from './phase.ts';
import type { State } from './state.ts';
import type { Millis } from './time.ts';

/** What the toolbar says about the page in front. */
export type Mark =
  | { readonly kind: 'none' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'attention'; readonly app: string }
  | { readonly kind: 'signed-out'; readonly app: string }
  /** `left`: undefined where the token's end is unknown. */
  | { readonly kind: 'left'; readonly app: string; readonly left?: Millis; readonly soon: boolean };

/** What needs attention comes first, then what ends first; where nobody has signed in there is least to say. */
function rankOf(phase: Phase): number {
  if (phase.kind === 'signed-out') return Infinity;
  if (phase.kind === 'acquiring') return phase.tokens?.expiresAt ?? Infinity;
  const isLive = phase.kind === 'live' || phase.kind === 'soon';
  return isLive ? (phase.tokens.expiresAt ?? Number.MAX_VALUE) : -Infinity;
}

/** The app that speaks for the tab: one that needs attention, else the one whose token ends first. */
export function markForTab(
  state: Pick<State, 'apps' | 'settings' | 'sessions' | 'current' | 'granted'>,
  url: string | undefined,
  now: Millis,
): Mark {
  const phases = appsForTab(state.apps, url).map((app) => ({
    app,
    phase: phaseOf(state, app, now),
  }));
  const [first] = phases.sort((a, b) => rankOf(a.phase) - rankOf(b.phase) || 0);
  if (!first) return { kind: 'none' };
  if (!state.settings.attaching) return { kind: 'paused' };
  const { phase } = first;
  const app = first.app.name;
  if (phase.kind === 'live' || phase.kind === 'soon' || phase.kind === 'acquiring') {
    if (!phase.tokens) return { kind: 'none' };
    const { expiresAt } = phase.tokens;
    const left = expiresAt === undefined ? {} : { left: expiresAt - now };
    return { kind: 'left', app, ...left, soon: phase.kind === 'soon' };
  }
  return { kind: phase.kind === 'signed-out' ? 'signed-out' : 'attention', app };
}
