import * as v from 'valibot';
import { FailureSchema } from './failure.ts';
import { parseEndpoint } from './oauth-fields.ts';
import { data, schemaOf } from './schema.ts';

const endpoint = schemaOf(parseEndpoint);

/** What Lanyard takes from an issuer's metadata (OpenID Connect Discovery §3, RFC 8414 §2). */
export const MetadataSchema = data({
  issuer: v.string(),
  tokenEndpoint: endpoint,
  authorizationEndpoint: v.exactOptional(endpoint),
  namesItself: v.boolean(),
});
export type Metadata = v.InferOutput<typeof MetadataSchema>;

/** Where the search for an issuer's endpoints stands. */
export const DiscoverySchema = v.variant('kind', [
  data({ kind: v.literal('looking'), since: v.number() }),
  data({ kind: v.literal('found'), metadata: MetadataSchema }),
  data({ kind: v.literal('failed'), failure: FailureSchema }),
]);
export type Discovery = v.InferOutput<typeof DiscoverySchema>;
