import type * as v from 'valibot';
import type { ClientSchema, SigningKeySchema } from './client-schema.ts';

/** What a client's secret is good for (RFC 6749 §2.3.1, OpenID Connect Core §9). `raw`: as it is, unencoded. */
export const SECRET_METHODS = [
  'client_secret_basic',
  'client_secret_basic_raw',
  'client_secret_post',
  'client_secret_jwt',
] as const;

/** How a client proves who it is at the token endpoint (RFC 6749 §2.3, OpenID Connect Core §9). */
export const CLIENT_AUTHENTICATIONS = ['none', ...SECRET_METHODS, 'private_key_jwt'] as const;
export type ClientAuthentication = (typeof CLIENT_AUTHENTICATIONS)[number];

export type SigningKey = v.InferOutput<typeof SigningKeySchema>;

export type Client = v.InferOutput<typeof ClientSchema>;
