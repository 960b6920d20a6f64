import * as v from 'valibot';
import { ApiScopeSchema } from './api-scope.ts';
import { CallerSchema } from './caller.ts';
import {
  parseAudience,
  parseClientId,
  parseEndpoint,
  parseIssuer,
  parseResource,
  parseScope,
} from './oauth-fields.ts';
import { data, list, schemaOf } from './schema.ts';

/** Ids are keys of plain objects, so those that every object has by birth are none. */
export const AppIdSchema = v.pipe(
  v.string(),
  v.regex(/^[\w-]{1,64}$/),
  v.check((id) => !(id in Object.prototype)),
  v.brand('AppId'),
);
export type AppId = v.InferOutput<typeof AppIdSchema>;

/** How a client proves who it is at the token endpoint (RFC 6749 §2.3, OpenID Connect Core §9). */
export const CLIENT_AUTHENTICATIONS = [
  'none',
  'client_secret_basic',
  'client_secret_post',
] as const;
export type ClientAuthentication = (typeof CLIENT_AUTHENTICATIONS)[number];

const isOneScope = (text: string) => {
  const parsed = parseScope(text);
  return parsed.ok && parsed.value.length === 1 && parsed.value[0] === text;
};

const scopes = list(v.pipe(v.string(), v.check(isOneScope)));

/** What is asked for: scopes, and the API by the issuer's word for it (audience) or RFC 8707 (resource). */
const TokenRequestSchema = data({
  scopes,
  audience: v.exactOptional(v.pipe(schemaOf(parseAudience), v.nonEmpty())),
  resource: v.exactOptional(v.pipe(schemaOf(parseResource), v.nonEmpty())),
});
export type TokenRequest = v.InferOutput<typeof TokenRequestSchema>;

const server = {
  issuer: schemaOf(parseIssuer),
  tokenEndpoint: schemaOf(parseEndpoint),
};

const clientId = schemaOf(parseClientId);

const AuthorizationCodeSchema = data({
  kind: v.literal('authorization_code'),
  server: data({
    ...server,
    authorizationEndpoint: schemaOf(parseEndpoint),
    /** The issuer promises to name itself in its answer (RFC 9207 §3): then it has to. */
    namesItself: v.boolean(),
  }),
  client: data({ id: clientId, authentication: v.picklist(CLIENT_AUTHENTICATIONS) }),
  request: TokenRequestSchema,
});

/** Only a client with a secret may use this grant (RFC 6749 §4.4). */
const ClientCredentialsSchema = data({
  kind: v.literal('client_credentials'),
  server: data(server),
  client: data({
    id: clientId,
    authentication: v.picklist(['client_secret_basic', 'client_secret_post']),
  }),
  request: TokenRequestSchema,
});

const PastedSchema = data({ kind: v.literal('pasted') });

export const GrantSchema = v.variant('kind', [
  AuthorizationCodeSchema,
  ClientCredentialsSchema,
  PastedSchema,
]);
export type Grant = v.InferOutput<typeof GrantSchema>;
export type GrantKind = Grant['kind'];
export type AuthorizationCodeGrant = Extract<Grant, { kind: 'authorization_code' }>;
export type ClientCredentialsGrant = Extract<Grant, { kind: 'client_credentials' }>;
/** A grant that talks to an issuer. */
export type IssuerGrant = AuthorizationCodeGrant | ClientCredentialsGrant;

/** An OAuth client at an issuer, the API it is for, and where its token may go. No secret is in it. */
export const AppSchema = data({
  id: AppIdSchema,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  enabled: v.boolean(),
  grant: GrantSchema,
  apiScopes: v.pipe(v.array(ApiScopeSchema), v.minLength(1), v.readonly()),
  /** Never empty: without callers any site that the user granted could spend the token. */
  callers: v.pipe(v.array(CallerSchema), v.minLength(1), v.readonly()),
});
export type App = v.InferOutput<typeof AppSchema>;

export const usesSecret = (grant: Grant) =>
  grant.kind !== 'pasted' && grant.client.authentication !== 'none';
