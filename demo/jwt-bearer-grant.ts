import {
  createLocalJWKSet,
  type JSONWebKeySet,
  type JWTPayload,
  errors as joseErrors,
  jwtVerify,
} from 'jose';
import { errors } from 'oidc-provider';
import { type Give, type GrantContext, usualParameters } from './grant-answer.ts';
import { tokenPath } from './issuer-paths.ts';
import { findUser, type User } from './users.ts';

/** RFC 7523 §2.1: the client vouches for a user, with a key that it has registered. */
export const jwtBearerGrant = {
  type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  parameters: [...usualParameters, 'assertion'],
  answer: async (context: GrantContext, give: Give) => give(context, await userOf(context)),
};

async function userOf(context: GrantContext): Promise<User> {
  const claims = await verify(context);
  await takeOnce(context, claims);
  const user = findUser(claims.sub ?? '');
  if (!user) throw new errors.InvalidGrant('the assertion is about nobody that is known here');
  return user;
}

async function verify({ oidc }: GrantContext): Promise<JWTPayload> {
  const { assertion } = oidc.params;
  if (!assertion) throw new errors.InvalidRequest('assertion is missing');
  const { issuer } = oidc.provider;
  const { clientId, jwks } = oidc.client;
  const expected = {
    issuer: clientId,
    audience: [issuer, `${issuer}${tokenPath}`],
    requiredClaims: ['sub', 'exp'],
  };
  try {
    const known = createLocalJWKSet((jwks ?? { keys: [] }) as JSONWebKeySet);
    return (await jwtVerify(assertion, known, expected)).payload;
  } catch (error) {
    if (error instanceof joseErrors.JOSEError) throw new errors.InvalidGrant(error.message);
    throw error;
  }
}

async function takeOnce({ oidc }: GrantContext, { iss = '', jti, exp = 0 }: JWTPayload) {
  if (jti === undefined) return;
  const isFirst = await oidc.provider.ReplayDetection.unique(iss, `assertion ${jti}`, exp);
  if (!isFirst) throw new errors.InvalidGrant('the assertion has been used before');
}
