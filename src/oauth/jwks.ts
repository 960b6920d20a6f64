import * as v from 'valibot';
import { FailureError, failure } from '../core/failure.ts';
import { type IssuerKey, IssuerKeySchema } from '../core/issuer-facts.ts';
import { jsonIn } from '../core/json-fields.ts';
import type { Millis } from '../core/time.ts';
import { freshnessOf } from './freshness.ts';
import { limited } from './http.ts';
import type { Ports } from './ports.ts';

/** More than any issuer has that can be told from one that means harm. */
const MAX_KEYS = 100;

/** As JSON: all that is stored of all issuers has to fit into ten megabytes. */
const MAX_SIZE = 64 * 1024;

const KeySetSchema = v.object({ keys: v.array(v.unknown()) });

/**
 * The public keys in a key set (RFC 7517 §5), read one by one: one of an unknown kind, or without form, is passed
 * over and takes no other along. Secrets have no business there: a symmetric key is passed over too, and of a
 * private one only what is public is kept. Certificates are left out, and so is what makes a set too large to store.
 */
export function readKeys(body: unknown): readonly IssuerKey[] {
  const set = v.safeParse(KeySetSchema, body);
  if (!set.success) throw new FailureError(failure('bad_answer'));
  const keys: IssuerKey[] = [];
  let size = 0;
  for (const entry of set.output.keys) {
    const read = v.safeParse(IssuerKeySchema, entry);
    if (!read.success) continue;
    const length = JSON.stringify(read.output).length;
    if (size + length > MAX_SIZE) continue;
    size += length;
    keys.push(read.output);
    if (keys.length === MAX_KEYS) break;
  }
  return keys;
}

/** An issuer's keys, and how long they are good. */
export interface FetchedKeys {
  readonly keys: readonly IssuerKey[];
  readonly freshness: Millis;
}

/**
 * Fetches an issuer's public keys. `address`: its `jwks_uri`, never one that a token names.
 * Throws `FailureError`: `unreachable`, `redirected`, `status`, `too_large`, `not_json`, `bad_answer` and the rest.
 */
export async function fetchKeySet(address: string, { http, now }: Ports): Promise<FetchedKeys> {
  const headers = { accept: 'application/jwk-set+json, application/json' };
  const response = await limited(http)(address, { method: 'GET', headers });
  if (response.status !== 200) throw new FailureError(failure('status', `${response.status}`));
  const body = jsonIn(await response.text());
  if (body === undefined) throw new FailureError(failure('not_json'));
  return { keys: readKeys(body), freshness: freshnessOf(response.headers, now()) };
}
