import type { App } from './app.ts';
import { appsForTab } from './apps-for-tab.ts';
import { identitiesOf } from './identity.ts';
import { type IdentityMark, identityMark } from './identity-mark.ts';
import { type Phase, phaseOf, tokensIn } from './phase.ts';
import type { State } from './state.ts';
import { choiceIn, identityIn } from './tab-choice.ts';
import type { Millis } from './time.ts';

/** What the toolbar says about the page in front. */
export type Mark =
  | { readonly kind: 'none' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'attention'; readonly app: string }
  | { readonly kind: 'signed-out'; readonly app: string }
  /** `left`: undefined where the token's end is unknown. */
  | {
      readonly kind: 'left';
      readonly app: string;
      readonly left?: Millis;
      readonly soon: boolean;
      /** Whom requests go as, where the app has several. */
      readonly identity?: IdentityMark & { readonly name: string };
    };

/** What needs attention comes first, then what ends first; where nobody has signed in there is least to say. */
function rankOf(phase: Phase): number {
  if (phase.kind === 'signed-out') return Infinity;
  if (phase.kind === 'acquiring') return phase.tokens?.expiresAt ?? Infinity;
  const isLive = phase.kind === 'live' || phase.kind === 'soon';
  return isLive ? (phase.tokens.expiresAt ?? Number.MAX_VALUE) : -Infinity;
}

/** Who it is, where that is a question. */
function markOf(state: Facts, { id }: App, tab: number) {
  const identity = identityIn(state, id, tab);
  if (identity === null || identitiesOf(state, id).length < 2) return {};
  const who = state.sessions[identity]?.tokens?.who;
  return { identity: { ...identityMark(identity, who), name: who ?? '' } };
}

type Facts = Pick<State, 'apps' | 'settings' | 'sessions' | 'current' | 'tabs' | 'granted'>;

/** The apps that a tab is not kept from. */
const speakers = (state: Facts, tab: number, url: string | undefined) =>
  appsForTab(state, url).filter(({ id }) => identityIn(state, id, tab) !== null);

function liveMark(state: Facts, app: App, tab: number, phase: Phase, now: Millis): Mark {
  const tokens = tokensIn(phase);
  if (!tokens) return { kind: 'none' };
  const { expiresAt } = tokens;
  return {
    kind: 'left',
    app: app.name,
    soon: phase.kind === 'soon',
    ...(expiresAt !== undefined && { left: expiresAt - now }),
    ...markOf(state, app, tab),
  };
}

const LIVE: readonly Phase['kind'][] = ['live', 'soon', 'acquiring'];

/** The app that speaks for the tab: one that needs attention, else the one whose token ends first. */
export function markForTab(
  state: Facts,
  { id: tab, url }: { readonly id: number; readonly url: string | undefined },
  now: Millis,
): Mark {
  if (appsForTab(state, url).length === 0) return { kind: 'none' };
  const phases = speakers(state, tab, url).map((app) => ({
    app,
    phase: phaseOf(state, app, now, tab),
  }));
  const [first] = phases.sort((a, b) => rankOf(a.phase) - rankOf(b.phase) || 0);
  const isPaused = !state.settings.attaching || choiceIn(state.tabs, tab).paused;
  if (!first || isPaused) return { kind: 'paused' };
  const { app, phase } = first;
  if (LIVE.includes(phase.kind)) return liveMark(state, app, tab, phase, now);
  return { kind: phase.kind === 'signed-out' ? 'signed-out' : 'attention', app: app.name };
}
