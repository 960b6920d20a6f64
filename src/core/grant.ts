import type * as v from 'valibot';
import { type ClientAuthentication, SECRET_METHODS, type SigningKey } from './client.ts';
import type { GrantSchema } from './grant-schema.ts';

export type Grant = v.InferOutput<typeof GrantSchema>;
export type GrantKind = Grant['kind'];
export type AuthorizationCodeGrant = Extract<Grant, { kind: 'authorization_code' }>;
export type DeviceCodeGrant = Extract<Grant, { kind: 'device_code' }>;
export type ClientCredentialsGrant = Extract<Grant, { kind: 'client_credentials' }>;
export type TokenExchangeGrant = Extract<Grant, { kind: 'token_exchange' }>;
export type JwtBearerGrant = Extract<Grant, { kind: 'jwt_bearer' }>;
export type PasswordGrant = Extract<Grant, { kind: 'password' }>;
/** A grant that talks to an issuer. */
export type IssuerGrant = Exclude<Grant, { kind: 'pasted' }>;

const SECRETIVE: readonly ClientAuthentication[] = SECRET_METHODS;

export const usesSecret = (grant: Grant) =>
  grant.kind !== 'pasted' && SECRETIVE.includes(grant.client.authentication);

/** The key that a grant signs with: for the client, or for whom the token is to stand for. */
export function signingKeyOf(grant: Grant): SigningKey | undefined {
  if (grant.kind === 'pasted') return undefined;
  if (grant.kind === 'jwt_bearer') return grant.assertion.key;
  return grant.client.authentication === 'private_key_jwt' ? grant.client.key : undefined;
}

/** Where the issuer sends the browser back to, if that is not Lanyard's own address. */
export const foreignRedirectUri = (grant: Grant) =>
  grant.kind === 'authorization_code' ? grant.authorization.redirectUri : undefined;

/** Whether a token of this grant is got without anybody at the browser. */
export const isUnattended = ({ kind }: Grant) =>
  kind !== 'pasted' && kind !== 'authorization_code' && kind !== 'device_code';
