import { errors, type Grant, type TokenEndpointGrantContext } from 'oidc-provider';
import { askedDetails } from './issuer-details.ts';
import { grantTo } from './issuer-grants.ts';
import { resourceServerOf } from './issuer-resources.ts';
import type { Resources } from './resources.ts';
import type { User } from './users.ts';

type Texts = { readonly [name: string]: string | undefined };

export type GrantContext = TokenEndpointGrantContext<Texts>;

/** What every grant takes. */
export const usualParameters = ['scope', 'resource', 'authorization_details'];

export type TokenAnswer = { readonly access_token: string; readonly [name: string]: unknown };

export type Give = (context: GrantContext, user: User) => Promise<TokenAnswer>;

/**
 * How the grants answer that the provider does not know: with an access token for a user, for the API
 * and the scopes that the client asks for, as far as the user may have them.
 */
export function accessTokenGiver(resources: Resources): Give {
  return async (context, user) => {
    const resource = resolveResource(context, resources);
    const grant = await grantTo(user.sub, context, resources);
    const token = accessToken(context, grant, resource);
    return {
      access_token: await token.save(),
      token_type: token.tokenType,
      expires_in: token.expiration,
      scope: token.scope,
      authorization_details: token.rar,
      refresh_token: await refreshToken(context, grant, resource),
    };
  };
}

/** Puts the API in the context, and its scopes where the client asks for none. */
function resolveResource(context: GrantContext, resources: Resources): string {
  const { params, provider, resourceServers } = context.oidc;
  const resource = params.resource ?? resources.orders;
  if (typeof resource !== 'string') throw new errors.InvalidTarget('one resource at a time');
  const server = resourceServerOf(resources)(context, resource);
  resourceServers[resource] = new provider.ResourceServer(resource, server);
  params.scope ??= server.scope;
  return resource;
}

function accessToken(context: GrantContext, grant: Grant, resource: string) {
  const { provider, requestParamScopes, resourceServers } = context.oidc;
  return new provider.AccessToken({
    ...ownership(context, grant),
    resourceServer: resourceServers[resource],
    scope: grant.getResourceScopeFiltered(resource, requestParamScopes),
    rar: askedDetails(context),
  });
}

async function refreshToken(context: GrantContext, grant: Grant, resource: string) {
  const { client, params, provider, requestParamScopes } = context.oidc;
  const isWanted = requestParamScopes.has('offline_access');
  if (!isWanted || !client.grantTypeAllowed('refresh_token')) return undefined;
  const scope = params.scope ?? '';
  return new provider.RefreshToken({ ...ownership(context, grant), resource, scope }).save();
}

const ownership = ({ oidc }: GrantContext, grant: Grant) => ({
  client: oidc.client,
  accountId: grant.accountId ?? '',
  grantId: grant.jti,
  gty: oidc.params.grant_type,
});
