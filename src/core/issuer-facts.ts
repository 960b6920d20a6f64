import * as v from 'valibot';
import type { App } from './app.ts';
import { MetadataSchema } from './discovery.ts';
import { FailureSchema } from './failure-schema.ts';
import { data, list } from './schema.ts';

/** Longer than any number of a key, those of ML-DSA-87 and of RSA with 16,384 bits included. */
const MAX_LENGTH = 4096;

const word = v.pipe(v.string(), v.maxLength(MAX_LENGTH));
const text = v.exactOptional(word);

/** A public key of an issuer (RFC 7517 §4), with what is needed to check a signature and nothing else. */
export const IssuerKeySchema = data({
  kty: v.picklist(['RSA', 'EC', 'OKP', 'AKP']),
  kid: text,
  use: text,
  alg: text,
  key_ops: v.exactOptional(v.pipe(list(word), v.maxLength(8))),
  n: text,
  e: text,
  crv: text,
  x: text,
  y: text,
  pub: text,
});
export type IssuerKey = v.InferOutput<typeof IssuerKeySchema>;

/** What an issuer publishes about itself, as the worker fetched it last. */
export const IssuerFactsSchema = data({
  metadata: v.exactOptional(MetadataSchema),
  /** When the metadata were found. Absent: they are to be looked for again. */
  foundAt: v.exactOptional(v.number()),
  keys: v.exactOptional(list(IssuerKeySchema)),
  /** When these very keys were fetched. */
  keysAt: v.exactOptional(v.number()),
  /** When its keys were last asked for, be it in vain. */
  fetchedAt: v.number(),
  /** When they were last asked for because a token named one that was not there, or did not fit. */
  soughtAt: v.exactOptional(v.number()),
  /** Until when nobody need ask again (`Cache-Control`, RFC 9111 §5.2.2.1). */
  freshUntil: v.number(),
  /** Why the last attempt brought nothing. What was known before stays for a while. */
  failure: v.exactOptional(FailureSchema),
});
export type IssuerFacts = v.InferOutput<typeof IssuerFactsSchema>;

/** The issuer that an app is configured with. Undefined: its token was pasted, and nobody says whose it is. */
export const issuerOf = ({ grant }: App): string | undefined =>
  grant.kind === 'pasted' ? undefined : grant.server.issuer;
