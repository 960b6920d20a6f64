import type { App } from './app.ts';
import { isFor, sessionOf } from './identity.ts';
import { type TokenSet, usableTokens } from './session.ts';
import type { State } from './state.ts';
import type { Millis } from './time.ts';

/** The tokens that an app may use now, as who it acts as; undefined: none, or none that it asked for so. */
export function liveTokens(
  state: Pick<State, 'sessions' | 'current'>,
  app: App,
  now: Millis,
): TokenSet | undefined {
  const tokens = usableTokens(sessionOf(state, app.id), now);
  return tokens && isFor(app, tokens) ? tokens : undefined;
}
