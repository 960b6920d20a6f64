import type { App } from '../core/app.ts';
import type { Claims } from '../core/read-token.ts';
import type { TokenSet } from '../core/session.ts';

/** Scopes stand in `scope` as one text (RFC 8693 §4.2), at some issuers in a list or in `scp`. */
const scopesIn = (value: unknown): readonly string[] | undefined => {
  if (typeof value === 'string') return value.split(' ').filter(Boolean);
  return Array.isArray(value) ? value.filter((scope) => typeof scope === 'string') : undefined;
};

/** These ask for another token beside the access token, so that it says nothing whether they stand in it. */
const answeredBeside = (scope: string, tokens: TokenSet) =>
  (scope === 'openid' && tokens.who !== undefined) ||
  (scope === 'offline_access' && tokens.renewable);

/** What the token may do, and what was asked for in vain: by the issuer's answer, else by the token itself. */
export function scopeChips(app: App, tokens: TokenSet, claims: Claims) {
  const said = scopesIn(claims['scope']) ?? scopesIn(claims['scp']);
  const granted = [...new Set([...(tokens.scopes ?? []), ...(said ?? [])])];
  const asked = app.grant.kind === 'pasted' ? [] : app.grant.request.scopes;
  const refused = asked.filter(
    (scope) => !granted.includes(scope) && !answeredBeside(scope, tokens),
  );
  return { granted, refused };
}
