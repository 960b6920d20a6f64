import * as v from 'valibot';
import { data, list } from './schema.ts';

/**
 * Why an API refused a token, in its own words (RFC 6750 §3, RFC 9470 §3): the one challenge of those in
 * `WWW-Authenticate` that speaks about the token that was sent. Never a token in it.
 */
export const ChallengeSchema = data({
  /** `invalid_token`, `insufficient_scope` … Absent: the API does not say. */
  error: v.exactOptional(v.string()),
  description: v.exactOptional(v.string()),
  scopes: v.exactOptional(list(v.string())),
  acrValues: v.exactOptional(v.string()),
  /** How long ago the user may have signed in at most, in seconds. */
  maxAge: v.exactOptional(v.number()),
});
