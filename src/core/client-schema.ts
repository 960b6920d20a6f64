import * as v from 'valibot';
import { parsePublicKey, SIGNING_ALGORITHMS } from './key-fields.ts';
import { parseClientId } from './oauth-fields.ts';
import { data, schemaOf } from './schema.ts';

/** A key that signs for the client. Its private half is in the vault, or in the browser where it was made. */
export const SigningKeySchema = data({
  algorithm: v.picklist(SIGNING_ALGORITHMS),
  /** `kid`: which of the client's keys it is. */
  id: v.exactOptional(v.pipe(v.string(), v.nonEmpty())),
  /** The public JWK, as JSON, of a key that was made here and never leaves: the user registers it. */
  made: v.exactOptional(v.pipe(schemaOf(parsePublicKey), v.nonEmpty())),
});

const clientId = schemaOf(parseClientId);

const SecretClientSchema = data({
  id: clientId,
  authentication: v.picklist([
    'client_secret_basic',
    'client_secret_basic_raw',
    'client_secret_post',
  ]),
});

/** Whom an assertion is for. Absent: the issuer. */
const audience = v.exactOptional(v.pipe(v.string(), v.nonEmpty()));

const SecretJwtClientSchema = data({
  id: clientId,
  authentication: v.literal('client_secret_jwt'),
  audience,
});

const KeyClientSchema = data({
  id: clientId,
  authentication: v.literal('private_key_jwt'),
  key: SigningKeySchema,
  audience,
});

/** Those that prove who they are. */
export const CONFIDENTIAL_CLIENTS = [
  SecretClientSchema,
  SecretJwtClientSchema,
  KeyClientSchema,
] as const;

const PublicClientSchema = data({ id: clientId, authentication: v.literal('none') });

export const ClientSchema = v.variant('authentication', [
  PublicClientSchema,
  ...CONFIDENTIAL_CLIENTS,
]);
