import {
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretJwt,
  ClientSecretPost,
  modifyAssertion,
  None,
  PrivateKeyJwt,
} from 'oauth4webapi';
import type { Client } from '../core/client.ts';
import { FailureError, failure } from '../core/failure.ts';
import type { Credentials } from './ports.ts';

type KeyClient = Extract<Client, { authentication: 'private_key_jwt' }>;

/** Base64 of UTF-8, because `btoa` alone takes no other letters than those of Latin-1. */
export const base64 = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Basic without the form-encoding of RFC 6749 §2.3.1: what RFC 7617 §2 alone asks for, and many servers expect. */
const rawBasic =
  (secret: string): ClientAuth =>
  (_server, { client_id: id }, _body, headers) =>
    headers.set('authorization', `Basic ${base64(`${id}:${secret}`)}`);

const SECRET_METHODS = {
  client_secret_basic: ClientSecretBasic,
  client_secret_basic_raw: rawBasic,
  client_secret_post: ClientSecretPost,
};

/**
 * An assertion is for the issuer alone, as the library has it: one that names a token endpoint can be turned
 * against another server of the same client (draft-ietf-oauth-rfc7523bis §4). Some servers want that.
 */
const assertionFor = (audience: string | undefined) =>
  audience === undefined
    ? {}
    : {
        [modifyAssertion]: (_header: unknown, payload: Record<string, unknown>) => {
          payload['aud'] = audience;
        },
      };

function byKey(key: CryptoKey | undefined, { key: { id: kid }, audience }: KeyClient): ClientAuth {
  if (!key?.usages.includes('sign')) throw new FailureError(failure('key_unusable'));
  return PrivateKeyJwt({ key, ...(kid !== undefined && { kid }) }, assertionFor(audience));
}

/** How a client proves who it is. Throws `FailureError`: `secret_missing`, `key_unusable`. */
export function authenticationFor(client: Client, { secret, key }: Credentials): ClientAuth {
  if (client.authentication === 'none') return None();
  if (client.authentication === 'private_key_jwt') return byKey(key, client);
  if (!secret) throw new FailureError(failure('secret_missing'));
  return client.authentication === 'client_secret_jwt'
    ? ClientSecretJwt(secret, assertionFor(client.audience))
    : SECRET_METHODS[client.authentication](secret);
}
