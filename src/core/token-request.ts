import * as v from 'valibot';
import { parseDetails } from './json-fields.ts';
import {
  parseAudience,
  parseEndpoint,
  parseRedirectUri,
  parseResource,
  parseScope,
} from './oauth-fields.ts';
import { ParameterSchema } from './parameter.ts';
import { data, list, schemaOf } from './schema.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const parameters = list(ParameterSchema);

const isOneScope = (text: string) => {
  const parsed = parseScope(text);
  return parsed.ok && parsed.value.length === 1 && parsed.value[0] === text;
};

const scopes = list(v.pipe(v.string(), v.check(isOneScope)));

/**
 * What is asked for: scopes, and the API by the issuer's word for it (audience), by RFC 8707 (resources) or
 * by RFC 9396 (details, a JSON array as it was written).
 */
export const TokenRequestSchema = data({
  scopes,
  audience: v.exactOptional(v.pipe(schemaOf(parseAudience), v.nonEmpty())),
  resources: v.exactOptional(list(v.pipe(schemaOf(parseResource), v.nonEmpty()))),
  details: v.exactOptional(v.pipe(schemaOf(parseDetails), v.nonEmpty())),
  /** Sent to the token endpoint beside what the protocol sends. */
  parameters: v.exactOptional(parameters),
});
export type TokenRequest = v.InferOutput<typeof TokenRequestSchema>;

export const PKCE_METHODS = ['S256', 'plain', 'none'] as const;
export const RESPONSE_MODES = ['query', 'fragment', 'form_post'] as const;

/** How the user is sent to the issuer, and back (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1). */
export const AuthorizationSchema = data({
  /** Absent: Lanyard's own. */
  redirectUri: v.exactOptional(schemaOf(parseRedirectUri)),
  pkce: v.picklist(PKCE_METHODS),
  responseMode: v.exactOptional(v.picklist(RESPONSE_MODES)),
  /** Where the request is pushed first (RFC 9126). Absent: it is not. */
  pushedRequestEndpoint: v.exactOptional(schemaOf(parseEndpoint)),
  prompt: v.exactOptional(text),
  loginHint: v.exactOptional(text),
  acrValues: v.exactOptional(text),
  /** In seconds. */
  maxAge: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Whether to renew by `prompt=none` where there is no refresh token. */
  renewsSilently: v.boolean(),
  /** Sent to the authorization endpoint beside what the protocol sends. */
  parameters: v.exactOptional(parameters),
});
export type Authorization = v.InferOutput<typeof AuthorizationSchema>;

export const DEFAULT_AUTHORIZATION: Authorization = { pkce: 'S256', renewsSilently: true };
