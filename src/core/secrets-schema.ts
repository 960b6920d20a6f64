import * as v from 'valibot';
import { DemandSchema } from './demand.ts';
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

/**
 * What only the worker needs: it never travels in a message, except what a user types. What is the client's
 * stands under its app, what belongs to one sign-in under its identity.
 */
export const SecretsSchema = v.pipe(
  v.object({ ...TypedSecretsSchema.entries, pending: v.exactOptional(PendingSchema) }),
  v.readonly(),
);
