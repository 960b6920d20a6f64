import * as v from 'valibot';
import type { Challenge } from './challenge.ts';
import type { Grant } from './grant.ts';
import { data, list } from './schema.ts';

/** What is asked of an issuer for one sign-in beyond what the app asks for: an API demanded it. */
export const DemandSchema = data({
  /** RFC 6750 §3.1. */
  scopes: v.exactOptional(list(v.string())),
  /** The level of the sign-in, in the issuer's words (RFC 9470 §4). */
  acrValues: v.exactOptional(v.string()),
  /** How long ago the user may have signed in at most, in seconds. */
  maxAge: v.exactOptional(v.number()),
});
export type Demand = v.InferOutput<typeof DemandSchema>;

/** The demand for scopes that earlier tokens were got with; nothing, where there was none. */
export const demandFor = (scopes: readonly string[] | undefined): Demand =>
  scopes && scopes.length > 0 ? { scopes } : {};

/** What a challenge demands, beside the scopes that were demanded before. */
export function demandIn(challenge: Challenge, before: readonly string[] = []): Demand {
  const { error, scopes = [], acrValues, maxAge } = challenge;
  if (error === 'insufficient_scope') return demandFor([...new Set([...before, ...scopes])]);
  if (error !== 'insufficient_user_authentication') return demandFor(before);
  // Where it does not say what it wants, a fresh sign-in is all that there is to give.
  const age = maxAge ?? (acrValues === undefined ? 0 : undefined);
  return {
    ...demandFor(before),
    ...(acrValues !== undefined && { acrValues }),
    ...(age !== undefined && { maxAge: age }),
  };
}

/** The scopes that a demand adds to those of a grant. */
export function scopesBeyond(grant: Grant, { scopes = [] }: Demand): readonly string[] {
  if (grant.kind === 'pasted') return [];
  return scopes.filter((scope) => !grant.request.scopes.includes(scope));
}

/** A grant that asks for what is demanded too. What it asks of the user gives way to the demand. */
export function demanding<G extends Grant>(grant: G, demand: Demand): G {
  if (grant.kind === 'pasted') return grant;
  const { request } = grant;
  const scopes = [...request.scopes, ...scopesBeyond(grant, demand)];
  const asked = { ...grant, request: { ...request, scopes } };
  if (asked.kind !== 'authorization_code') return asked;
  const { scopes: _scopes, ...wishes } = demand;
  return { ...asked, authorization: { ...asked.authorization, ...wishes } };
}
