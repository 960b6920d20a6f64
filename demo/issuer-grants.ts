import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import { type Resources, scopes } from './resources.ts';
import { findUser } from './users.ts';

/**
 * Every sign-in has a grant of its own, so that the reuse of a refresh token revokes that sign-in
 * and not the others of the same user.
 */
export const grantWithoutAsking = (resources: Resources) => (context: KoaContextWithOIDC) =>
  grantTo(context.oidc.account?.accountId ?? '', context, resources);

/** All that the request asks for and the user may have. */
export async function grantTo(
  accountId: string,
  { oidc }: KoaContextWithOIDC,
  resources: Resources,
): Promise<Grant> {
  const grant = new oidc.provider.Grant({ accountId, clientId: oidc.client?.clientId });
  grant.addOIDCScope(oidc.requestParamOIDCScopes);
  grant.addOIDCClaims(oidc.requestParamClaims);
  for (const resource of Object.keys(oidc.resourceServers ?? {})) {
    grant.addResourceScope(resource, oidc.requestParamScopes);
  }
  if (!findUser(accountId)?.mayWriteOrders) {
    grant.rejectResourceScope(resources.orders, scopes.writeOrders);
  }
  await grant.save();
  return grant;
}
