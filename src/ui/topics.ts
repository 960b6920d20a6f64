/** What the help explains, in its order: each has an anchor, a sentence to ask for it by, and links that lead to it. */
export const TOPICS = [
  'access_token',
  'expiry',
  'bearer',
  'id_token',
  'refresh_token',
  'self_contained',
  'referential',
  'claim',
  'issuer',
  'audience',
  'subject',
  'scope',
  'client',
  'grant',
  'redirect_uri',
  'pkce',
  'signature',
  'introspection',
  'revocation',
  'api_scope',
  'caller',
  'rule',
] as const;

export type Topic = (typeof TOPICS)[number];
