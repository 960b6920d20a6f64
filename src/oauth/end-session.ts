import type { IssuerGrant } from '../core/grant.ts';

/**
 * Where a tab ends the user's session at the issuer (OpenID Connect RP-Initiated Logout §2). Nothing says where
 * to go afterwards: the issuer's own page tells the user. The endpoint's own parameters are kept.
 * `idToken`: of the session that is to end. Undefined: the issuer has no such page.
 */
export function endSessionUrl({ server, client }: IssuerGrant, idToken?: string): URL | undefined {
  if (!server.endSessionEndpoint) return undefined;
  const url = new URL(server.endSessionEndpoint);
  url.searchParams.set('client_id', client.id);
  if (idToken !== undefined) url.searchParams.set('id_token_hint', idToken);
  return url;
}
