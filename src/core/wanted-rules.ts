import type { App } from './app.ts';
import { captureRules } from './capture-rules.ts';
import { liveTokens } from './live-tokens.ts';
import { type OwnAddress, originRules } from './origin-rules.ts';
import type { Rule } from './rule.ts';
import { rulesFor } from './rules-for.ts';
import { sentToken } from './sent-token.ts';
import type { State } from './state.ts';
import type { Millis } from './time.ts';

const HIGHEST_PRIORITY = 1_000_000;

/** The token that an app's requests carry now; undefined: they carry none. */
function tokenToSend(state: State, app: App, now: Millis): string | undefined {
  const tokens = app.enabled ? liveTokens(state, app, now) : undefined;
  return tokens && sentToken(app, tokens);
}

/** Of two apps that match the same request, the one higher in the list wins: its priority is higher. */
function attachingRules(state: State, now: Millis, ownHost: string): readonly Rule[] {
  if (!state.settings.attaching) return [];
  return state.apps.flatMap((app, index) => {
    const token = tokenToSend(state, app, now);
    const priority = HIGHEST_PRIORITY - index;
    return token ? rulesFor(app, token, { ownHost, granted: state.granted, priority }) : [];
  });
}

/** The rules that should be in force: those that attach tokens, and those that our own sign-ins need. */
export const wantedRules = (state: State, now: Millis, own: OwnAddress): readonly Rule[] => [
  ...attachingRules(state, now, own.ownHost),
  ...captureRules(state),
  ...originRules(state, own),
];
