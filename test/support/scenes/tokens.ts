import { createPrivateKey, sign } from 'node:crypto';
import * as v from 'valibot';
import { IssuerKeySchema } from '../../../src/core/issuer-facts.ts';
import { ago, ahead, inSeconds } from './moment.ts';

/** RFC 8037 A.1. Signatures with Ed25519 are the same each time, so that pictures are. */
const KEY = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
};

const KEY_ID = 'spring-2026';

export const PUBLISHED_KEY = v.parse(IssuerKeySchema, {
  kty: KEY.kty,
  crv: KEY.crv,
  x: KEY.x,
  kid: KEY_ID,
  use: 'sig',
  alg: 'EdDSA',
});

export const ISSUER = 'https://login.example.com';
export const API = 'https://api.example.com';

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token that the issuer of the pictures has signed. */
export function signed(claims: object, typ = 'at+jwt'): string {
  const text = `${encoded({ alg: 'EdDSA', kid: KEY_ID, typ })}.${encoded(claims)}`;
  const signature = sign(null, Buffer.from(text), createPrivateKey({ key: KEY, format: 'jwk' }));
  return `${text}.${signature.toString('base64url')}`;
}

/** The claims of an access token (RFC 9068 §2.2) for the shop’s orders. */
export const claimsOf = (changes: object = {}) => ({
  iss: ISSUER,
  sub: 'user-4711',
  aud: `${API}/orders`,
  client_id: 'shop-web',
  iat: inSeconds(ago(12)),
  auth_time: inSeconds(ago(72)),
  exp: inSeconds(ahead(48)),
  jti: 'c0ffee42',
  scope: 'openid orders:read orders:write',
  preferred_username: 'alice',
  email: 'alice@example.com',
  roles: ['buyer', 'approver'],
  ...changes,
});

/** Of the same sign-in (OpenID Connect Core §2). */
export const ID_TOKEN = signed(
  {
    iss: ISSUER,
    sub: 'user-4711',
    aud: 'shop-web',
    iat: inSeconds(ago(12)),
    auth_time: inSeconds(ago(72)),
    exp: inSeconds(ahead(48)),
    name: 'Alice Archer',
    email: 'alice@example.com',
    locale: 'en-GB',
  },
  'JWT',
);
