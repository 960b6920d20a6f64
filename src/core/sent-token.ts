import type { App } from './app.ts';
import { expiryOf } from './pasted-tokens.ts';
import type { TokenSet } from './session.ts';

/** The token that an app's requests carry; undefined: it wants an ID token, and none came. */
export const sentToken = ({ send }: App, { accessToken, idToken }: TokenSet) =>
  send === 'id_token' ? idToken : accessToken;

/** The tokens with the end of the one that is sent: an ID token has its own, and says it itself. */
export function withEndOfSent({ send }: App, tokens: TokenSet): TokenSet {
  if (send !== 'id_token' || tokens.idToken === undefined) return tokens;
  const { expiresAt: _access, ...rest } = tokens;
  const end = expiryOf(tokens.idToken);
  return end === undefined ? rest : { ...rest, expiresAt: end - (tokens.skew ?? 0) };
}
