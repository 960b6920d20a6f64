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

/** What the last search for an issuer's endpoints came to. */
export const DiscoverySchema = v.variant('kind', [
  data({ kind: v.literal('found'), issuer: v.string(), metadata: MetadataSchema }),
  data({ kind: v.literal('failed'), issuer: v.string(), failure: FailureSchema }),
]);
export type Discovery = v.InferOutput<typeof DiscoverySchema>;
