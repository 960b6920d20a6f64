import type * as v from 'valibot';
import { type Grant, type IssuerGrant, signingKeyOf, usesSecret } from './grant.ts';
import type { PendingSchema, SecretsSchema, TypedSecretsSchema } from './secrets-schema.ts';

export type TypedSecrets = v.InferOutput<typeof TypedSecretsSchema>;
export type SecretName = keyof TypedSecrets;

export type Pending = v.InferOutput<typeof PendingSchema>;

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
