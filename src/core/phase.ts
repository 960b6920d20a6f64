import type { App } from './app.ts';
import type { Failure } from './failure.ts';
import { isFor } from './identity.ts';
import { lackingOrigins } from './lacking.ts';
import { refreshDueAt, type Session, type TokenSet, usableTokens, type Wait } from './session.ts';
import type { State } from './state.ts';
import { identityIn } from './tab-choice.ts';
import type { Millis } from './time.ts';
import type { WebOrigin } from './web-origin.ts';

/** What there is to say about an app in one word, with what that word needs. */
export type Phase =
  /** A token is at hand. `soon`: it ends soon, and nothing will renew it. */
  | {
      readonly kind: 'live' | 'soon';
      readonly tokens: TokenSet;
      /** Why it could not be renewed, and when that is tried again. */
      readonly failure?: Failure;
      readonly retryAt?: Millis;
    }
  | { readonly kind: 'acquiring'; readonly tokens?: TokenSet; readonly wait?: Wait }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'expired'; readonly tokens: TokenSet }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retryAt?: Millis }
  | {
      readonly kind: 'needs-permission';
      readonly origins: readonly WebOrigin[];
      readonly tokens?: TokenSet;
    };

/** The tokens that a phase still shows. */
export const tokensIn = (phase: Phase): TokenSet | undefined =>
  'tokens' in phase ? phase.tokens : undefined;

type Facts = Pick<State, 'sessions' | 'current' | 'tabs' | 'granted' | 'settings'>;

const retryOf = (session: Session) =>
  session.kind === 'failed'
    ? { failure: session.failure, ...(session.retry && { retryAt: session.retry.at }) }
    : {};

function livePhase(session: Session, tokens: TokenSet, now: Millis): Phase {
  const due = refreshDueAt(tokens);
  const isLeftAlone = !tokens.renewable || session.kind === 'failed';
  const endsSoon = due !== undefined && now >= due && isLeftAlone;
  return { kind: endsSoon ? 'soon' : 'live', tokens, ...retryOf(session) };
}

/** Where one identity stands, permissions aside. */
export function sessionPhase(session: Session | undefined, app: App, now: Millis): Phase {
  const tokens = usableTokens(session, now);
  if (!session || (tokens && !isFor(app, tokens))) return { kind: 'signed-out' };
  if (session.kind === 'acquiring') {
    const { wait } = session;
    return { kind: 'acquiring', ...(tokens && { tokens }), ...(wait && { wait }) };
  }
  if (tokens) return livePhase(session, tokens, now);
  if (session.kind === 'active') return { kind: 'expired', tokens: session.tokens };
  return { kind: 'failed', failure: session.failure, ...retryOf(session) };
}

/**
 * Where an app stands, as whom it acts in a tab, or else in any. A missing permission comes before everything
 * else but a sign-in under way, because without it the rest does not help.
 */
export function phaseOf(facts: Facts, app: App, now: Millis, tab?: number): Phase {
  const identity = identityIn(facts, app.id, tab);
  const phase = sessionPhase(identity === null ? undefined : facts.sessions[identity], app, now);
  if (phase.kind === 'acquiring') return phase;
  const origins = lackingOrigins(app, tokensIn(phase), facts);
  const isAsking = phase.kind === 'failed' && phase.failure.code === 'permission_missing';
  if (origins.length > 0 && (phase.kind !== 'signed-out' || isAsking)) {
    const tokens = tokensIn(phase);
    return { kind: 'needs-permission', origins, ...(tokens && { tokens }) };
  }
  return phase;
}
