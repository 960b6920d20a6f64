import { errors as joseErrors, jwtVerify } from 'jose';
import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import { type Give, type GrantContext, usualParameters } from './grant-answer.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { findUser } from './users.ts';

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';
const jwtType = 'urn:ietf:params:oauth:token-type:jwt';
const takenTypes: readonly unknown[] = [accessTokenType, jwtType];

const parameters = [
  ...usualParameters,
  'audience',
  'requested_token_type',
  'subject_token',
  'subject_token_type',
  'actor_token',
  'actor_token_type',
];

/** RFC 8693: a user's access token for another one, that says who acts for the user. */
export const tokenExchangeGrant = (keys: IssuerKeys) => ({
  type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  parameters,
  answer: async (context: GrantContext, give: Give) => {
    const { params } = context.oidc;
    refuseOtherTypes(params.requested_token_type);
    const user = findUser(await holderOf('subject', context, keys));
    if (!user) throw new errors.InvalidRequest('subject_token is not a user’s');
    context.state['actor'] = await actorOf(context, keys);
    params.resource ??= params['audience'];
    return { ...(await give(context, user)), issued_token_type: accessTokenType };
  },
});

type Actor = { readonly sub: string; readonly client_id: string };

/** For the provider, which asks for every token that it makes what else is to be in it. */
export function actorClaims({ state }: KoaContextWithOIDC): { readonly act: Actor } | undefined {
  return state['actor'] && { act: state['actor'] as Actor };
}

async function actorOf(context: GrantContext, keys: IssuerKeys): Promise<Actor> {
  const { clientId } = context.oidc.client;
  const isTold = context.oidc.params['actor_token'] !== undefined;
  return { sub: isTold ? await holderOf('actor', context, keys) : clientId, client_id: clientId };
}

function refuseOtherTypes(requested: string | undefined): void {
  if (requested === undefined || requested === accessTokenType) return;
  throw new errors.InvalidRequest('only access tokens can be had here');
}

/** Whose the token is: a user's or, where no user has a part in it, a client's. */
async function holderOf(role: 'subject' | 'actor', context: GrantContext, keys: IssuerKeys) {
  const { params, provider } = context.oidc;
  if (!takenTypes.includes(params[`${role}_token_type`])) {
    throw new errors.InvalidRequest(`${role}_token_type is missing or not taken here`);
  }
  const token = params[`${role}_token`] ?? '';
  const holder =
    (await provider.AccessToken.find(token))?.accountId ??
    (await provider.ClientCredentials.find(token))?.clientId ??
    (await subjectOfJwt(token, provider.issuer, keys));
  if (!holder)
    throw new errors.InvalidRequest(`${role}_token is not one of this issuer, or is over`);
  return holder;
}

async function subjectOfJwt(token: string, issuer: string, { verifying }: IssuerKeys) {
  try {
    const { payload } = await jwtVerify(token, verifying, { issuer, typ: 'at+jwt' });
    return payload.sub;
  } catch (error) {
    if (error instanceof joseErrors.JOSEError) return undefined;
    throw error;
  }
}
