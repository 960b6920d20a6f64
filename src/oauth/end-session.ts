import type { IssuerGrant } from '../core/grant.ts';

/**
 * Where a tab ends the user's session at the issuer (OpenID Connect RP-Initiated Logout §2). Nothing says where
 * to go afterwards: the issuer's own page tells the user. The endpoint's own parameters are kept. No ID token
 * goes along as a hint: an address that a tab shows is written to disk. Undefined: the issuer has no such page.
 */
export function endSessionUrl({ server, client }: IssuerGrant): URL | undefined {
  if (!server.endSessionEndpoint) return undefined;
  const url = new URL(server.endSessionEndpoint);
  url.searchParams.set('client_id', client.id);
  return url;
}
