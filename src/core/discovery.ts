import * as v from 'valibot';
import { FailureSchema } from './failure-schema.ts';
import { parseEndpoint } from './oauth-fields.ts';
import { data, list, schemaOf } from './schema.ts';

const endpoint = schemaOf(parseEndpoint);

const names = v.exactOptional(list(v.string()));

/** What Lanyard takes from an issuer's metadata (OpenID Connect Discovery §3, RFC 8414 §2 and what extends it). */
export const MetadataSchema = data({
  issuer: v.string(),
  tokenEndpoint: endpoint,
  authorizationEndpoint: v.exactOptional(endpoint),
  deviceAuthorizationEndpoint: v.exactOptional(endpoint),
  pushedRequestEndpoint: v.exactOptional(endpoint),
  introspectionEndpoint: v.exactOptional(endpoint),
  revocationEndpoint: v.exactOptional(endpoint),
  userinfoEndpoint: v.exactOptional(endpoint),
  endSessionEndpoint: v.exactOptional(endpoint),
  /** Where its public keys are (RFC 8414 §2). */
  jwksUri: v.exactOptional(endpoint),
  namesItself: v.boolean(),
  /** Whether only pushed requests are taken (RFC 9126 §5). */
  wantsPushedRequests: v.boolean(),
  /** Absent: the issuer does not say. */
  grants: names,
  authentications: names,
  pkceMethods: names,
  responseModes: names,
  scopes: names,
});
export type Metadata = v.InferOutput<typeof MetadataSchema>;

/** What the last search for an issuer's endpoints came to. */
export const DiscoverySchema = v.variant('kind', [
  /** `issuer`: what was searched for. */
  data({
    kind: v.literal('found'),
    issuer: v.string(),
    metadata: MetadataSchema,
  }),
  data({ kind: v.literal('failed'), issuer: v.string(), failure: FailureSchema }),
]);
export type Discovery = v.InferOutput<typeof DiscoverySchema>;
