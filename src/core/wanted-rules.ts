import type { Rule } from './rule.ts';
import { rulesFor } from './rules-for.ts';
import { usableTokens } from './session.ts';
import type { State } from './state.ts';
import type { Millis } from './time.ts';

const HIGHEST_PRIORITY = 1_000_000;

/**
 * The rules that should be in force. Of two apps that match the same request, the one higher in the list
 * wins: its rules have the higher priority.
 */
export function wantedRules(state: State, now: Millis, ownHost: string): readonly Rule[] {
  if (!state.settings.attaching) return [];
  return state.apps.flatMap((app, index) => {
    const tokens = app.enabled ? usableTokens(state.sessions[app.id], now) : undefined;
    const priority = HIGHEST_PRIORITY - index;
    return tokens
      ? rulesFor(app, tokens.accessToken, { ownHost, granted: state.granted, priority })
      : [];
  });
}
