import * as v from 'valibot';
import { DemandSchema } from './demand.ts';
import { type Grant, type IssuerGrant, signingKeyOf, usesSecret } from './grant.ts';
import { parseClientSecret, parseToken } from './oauth-fields.ts';
import { data, schemaOf } from './schema.ts';

const text = v.exactOptional(v.pipe(v.string(), v.nonEmpty()));

/** What a user types once for an app and pages never see again. */
export const TypedSecretsSchema = data({
  clientSecret: v.exactOptional(schemaOf(parseClientSecret)),
  /** A JWK or PEM. */
  privateKey: text,
  password: text,
  refreshToken: v.exactOptional(schemaOf(parseToken)),
});
export type TypedSecrets = v.InferOutput<typeof TypedSecretsSchema>;
export type SecretName = keyof TypedSecrets;

/** Absent: nothing was demanded but what the app asks for. */
const demand = v.exactOptional(DemandSchema);

/** What a sign-in that waits must know to go on. */
export const PendingSchema = v.variant('kind', [
  data({ kind: v.literal('device'), deviceCode: v.string(), demand }),
  data({
    kind: v.literal('redirect'),
    state: v.string(),
    redirectUri: v.string(),
    verifier: v.exactOptional(v.string()),
    nonce: v.exactOptional(v.string()),
    demand,
  }),
]);
export type Pending = v.InferOutput<typeof PendingSchema>;

/**
 * What only the worker needs: it never travels in a message, except what a user types. What is the client's
 * stands under its app, what belongs to one sign-in under its identity.
 */
export const SecretsSchema = v.pipe(
  v.object({ ...TypedSecretsSchema.entries, pending: v.exactOptional(PendingSchema) }),
  v.readonly(),
);
export type Secrets = v.InferOutput<typeof SecretsSchema>;

/** The secrets that a grant cannot do without. */
export function secretsOf(grant: Grant): readonly SecretName[] {
  const key = signingKeyOf(grant);
  return [
    ...(usesSecret(grant) ? (['clientSecret'] as const) : []),
    ...(key && key.made === undefined ? (['privateKey'] as const) : []),
    ...(grant.kind === 'password' ? (['password'] as const) : []),
    ...(grant.kind === 'refresh_token' ? (['refreshToken'] as const) : []),
  ];
}

/** The origins that a client proves itself to. */
const audienceOf = (grant: IssuerGrant): readonly string[] => {
  const { issuer: _name, ...endpoints } = grant.server;
  const pushed =
    grant.kind === 'authorization_code' ? grant.authorization.pushedRequestEndpoint : undefined;
  return [...Object.values(endpoints), pushed].flatMap((endpoint) =>
    typeof endpoint === 'string' ? [new URL(endpoint).origin] : [],
  );
};

const isSameClient = (before: IssuerGrant, after: IssuerGrant) =>
  before.client.id === after.client.id &&
  before.server.issuer === after.server.issuer &&
  before.server.tokenEndpoint === after.server.tokenEndpoint &&
  audienceOf(after).every((origin) => audienceOf(before).includes(origin));

const isSameUser = (a: Grant, b: Grant) =>
  a.kind === 'password' && b.kind === 'password' && a.username === b.username;

/** The secrets that stay good: they belong to one client of one issuer, and go to no origin that is new. */
export function keptSecrets(before: Grant | undefined, after: Grant): readonly SecretName[] {
  if (!before || before.kind === 'pasted' || after.kind === 'pasted') return [];
  if (!isSameClient(before, after)) return [];
  const held = secretsOf(before);
  const isSameKey = signingKeyOf(before)?.algorithm === signingKeyOf(after)?.algorithm;
  return secretsOf(after).filter(
    (name) =>
      held.includes(name) &&
      (name !== 'privateKey' || isSameKey) &&
      (name !== 'password' || isSameUser(before, after)),
  );
}
