import type { App } from './app.ts';
import { type IdentityId, isFor, type Sessions, sessionOf } from './identity.ts';
import { type Session, type TokenSet, usableTokens } from './session.ts';
import type { Millis } from './time.ts';

const liveIn = (session: Session | undefined, app: App, now: Millis): TokenSet | undefined => {
  const tokens = usableTokens(session, now);
  return tokens && isFor(app, tokens) ? tokens : undefined;
};

/** The tokens that an app may use now as one of its identities; undefined: none, or none that it asked for so. */
export const liveTokensAs = (
  { sessions }: Pick<Sessions, 'sessions'>,
  app: App,
  identity: IdentityId,
  now: Millis,
): TokenSet | undefined => liveIn(sessions[identity], app, now);

/** The same as who it acts as. */
export const liveTokens = (state: Sessions, app: App, now: Millis): TokenSet | undefined =>
  liveIn(sessionOf(state, app.id), app, now);
