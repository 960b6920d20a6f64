import * as v from 'valibot';
import { AppIdSchema } from './app-id.ts';
import { ClientSchema, CONFIDENTIAL_CLIENTS, SigningKeySchema } from './client-schema.ts';
import { parseJsonObject } from './json-fields.ts';
import { parseEndpoint, parseIssuer } from './oauth-fields.ts';
import { data, schemaOf } from './schema.ts';
import { AuthorizationSchema, DEFAULT_AUTHORIZATION, TokenRequestSchema } from './token-request.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const endpoint = schemaOf(parseEndpoint);

/** Endpoints that an issuer may have beside the one for tokens. */
const furtherEndpoints = {
  introspectionEndpoint: v.exactOptional(endpoint),
  revocationEndpoint: v.exactOptional(endpoint),
  userinfoEndpoint: v.exactOptional(endpoint),
  endSessionEndpoint: v.exactOptional(endpoint),
};

const server = {
  issuer: schemaOf(parseIssuer),
  tokenEndpoint: endpoint,
  ...furtherEndpoints,
};

const AuthorizationCodeSchema = data({
  kind: v.literal('authorization_code'),
  server: data({
    ...server,
    authorizationEndpoint: endpoint,
    /** The issuer promises to name itself in its answer (RFC 9207 §3): then it has to. */
    namesItself: v.boolean(),
  }),
  client: ClientSchema,
  request: TokenRequestSchema,
  authorization: v.optional(AuthorizationSchema, DEFAULT_AUTHORIZATION),
});

/** RFC 8628: the user confirms a code on any device. */
const DeviceCodeSchema = data({
  kind: v.literal('device_code'),
  server: data({ ...server, deviceAuthorizationEndpoint: endpoint }),
  client: ClientSchema,
  request: TokenRequestSchema,
});

/** Only a client that proves who it is may use this grant (RFC 6749 §4.4). */
const ClientCredentialsSchema = data({
  kind: v.literal('client_credentials'),
  server: data(server),
  client: v.variant('authentication', [...CONFIDENTIAL_CLIENTS]),
  request: TokenRequestSchema,
});

/** RFC 8693: one app's token is exchanged for another. */
const TokenExchangeSchema = data({
  kind: v.literal('token_exchange'),
  server: data(server),
  client: ClientSchema,
  request: TokenRequestSchema,
  /** The app whose token says whom the new one stands for (§2.1). */
  subject: data({ app: AppIdSchema, token: v.picklist(['access_token', 'id_token']) }),
  /** The app whose access token says who acts for them. */
  actor: v.exactOptional(AppIdSchema),
});

/** RFC 7523 §2.1: an assertion that is signed here stands for the user. */
const JwtBearerSchema = data({
  kind: v.literal('jwt_bearer'),
  server: data(server),
  client: ClientSchema,
  request: TokenRequestSchema,
  assertion: data({
    key: SigningKeySchema,
    subject: text,
    /** Absent: the client's id. */
    issuer: v.exactOptional(text),
    /** Absent: the issuer, which is what RFC 7523bis asks for. */
    audience: v.exactOptional(text),
    /** Further claims: a JSON object as it was written. */
    claims: v.exactOptional(v.pipe(schemaOf(parseJsonObject), v.nonEmpty())),
  }),
});

/** RFC 6749 §4.3. Deprecated: RFC 9700 §2.4 says that it must not be used. */
const PasswordSchema = data({
  kind: v.literal('password'),
  server: data(server),
  client: ClientSchema,
  request: TokenRequestSchema,
  username: text,
});

/** A refresh token that was got elsewhere, and is kept fresh here. */
const RefreshTokenSchema = data({
  kind: v.literal('refresh_token'),
  server: data(server),
  client: ClientSchema,
  request: TokenRequestSchema,
});

const PastedSchema = data({ kind: v.literal('pasted') });

export const GrantSchema = v.variant('kind', [
  AuthorizationCodeSchema,
  DeviceCodeSchema,
  ClientCredentialsSchema,
  TokenExchangeSchema,
  JwtBearerSchema,
  PasswordSchema,
  RefreshTokenSchema,
  PastedSchema,
]);
