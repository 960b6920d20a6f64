import {
  type AuthorizationServer,
  allowInsecureRequests,
  customFetch,
  discoveryRequest,
  JSON_ATTRIBUTE_COMPARISON,
  processDiscoveryResponse,
} from 'oauth4webapi';
import * as v from 'valibot';
import type { Metadata } from '../core/discovery.ts';
import { type Failure, type FailureCode, FailureError, failure } from '../core/failure.ts';
import { bad, good } from '../core/result.ts';
import { isLoopback } from '../core/web-url.ts';
import { failureOf } from './failure-of.ts';
import { type Http, limited } from './http.ts';
import { knownAlias } from './issuer-aliases.ts';
import { readMetadata } from './read-metadata.ts';

/** Where a document may be: below the issuer, or between its host and its path. */
type Place = 'oidc' | 'oauth2' | 'inserted';

/** OpenID Connect's own name in the place of RFC 8414 §3, where some issuers have it (RFC 8414 §5). */
const inserting =
  (http: Http): Http =>
  (url, request) =>
    http(url.replace('/oauth-authorization-server', '/openid-configuration'), request);

function request(issuer: URL, place: Place, http: Http) {
  return discoveryRequest(issuer, {
    algorithm: place === 'oidc' ? 'oidc' : 'oauth2',
    [customFetch]: limited(place === 'inserted' ? inserting(http) : http),
    [allowInsecureRequests]: isLoopback(issuer.hostname),
  });
}

/** The document names no URL for its issuer: the library takes it for a mistake of ours. */
const readable = (error: unknown) =>
  error instanceof TypeError ? new FailureError(failure('issuer_mismatch')) : error;

const attempt = <Value>(work: Promise<Value>) => work.then(good, bad<unknown>);

/** The document in one place, if it is of the issuer that was asked for (OpenID Connect Discovery §4.3). */
async function documentAt(issuer: string, place: Place, http: Http): Promise<AuthorizationServer> {
  const url = new URL(issuer);
  const response = await request(url, place, http);
  const read = await attempt(processDiscoveryResponse(url, response));
  if (read.ok) return read.value;
  throw readable(read.fault);
}

const isDocument = (body: unknown) => v.is(v.looseObject({ issuer: v.string() }), body);

const MismatchSchema = v.object({
  code: v.literal(JSON_ATTRIBUTE_COMPARISON),
  cause: v.object({ body: v.custom<AuthorizationServer>(isDocument) }),
});

const isSameOrigin = (a: string, b: string) => new URL(a).origin === new URL(b).origin;

/**
 * Another issuer than was asked for is taken where it is at the same origin and says the same of itself: it is
 * then as good as if it had been asked for. So a slash too many, an alias or a guess does no harm.
 */
async function metadataAt(issuer: string, place: Place, http: Http): Promise<Metadata> {
  const asked = await attempt(documentAt(issuer, place, http));
  if (asked.ok) return readMetadata(asked.value);
  const mismatch = v.safeParse(MismatchSchema, asked.fault);
  if (!mismatch.success) throw asked.fault;
  const document = mismatch.output.cause.body;
  const alias = knownAlias(issuer, document.issuer);
  if (alias) return { ...readMetadata(document), issuer: alias };
  if (!isSameOrigin(issuer, document.issuer)) throw asked.fault;
  return readMetadata(await documentAt(document.issuer, place, http));
}

const NOTHING: readonly FailureCode[] = ['status', 'not_json', 'redirected', 'bad_answer'];

/** No metadata at this address, as far as one place can tell: the next one may know better. */
const isNothingThere = ({ code }: Failure) => NOTHING.includes(code);

/** One answer from failed searches: the last one decides, else the first that says more than a status. */
function nothingFound(failures: readonly Failure[]): Failure {
  const decisive = failures.find((found) => !isNothingThere(found));
  const telling = failures.find(({ code }) => code !== 'status');
  return decisive ?? telling ?? failure('no_metadata');
}

/** Without a path there is nothing to insert between. */
const placesOf = (issuer: string): readonly Place[] =>
  new URL(issuer).pathname === '/' ? ['oidc', 'oauth2'] : ['oidc', 'oauth2', 'inserted'];

/**
 * Finds an issuer's metadata: OpenID Connect Discovery 1.0 §4 first, then RFC 8414 §3 and §5.
 * Throws `FailureError`: `no_metadata` where none answers, `not_json`, `issuer_mismatch` and the rest.
 */
export async function discover(issuer: string, http: Http): Promise<Metadata> {
  const failures: Failure[] = [];
  for (const place of placesOf(issuer)) {
    const found = await attempt(metadataAt(issuer, place, http));
    if (found.ok) return found.value;
    const reason = failureOf(found.fault);
    failures.push(reason);
    if (!isNothingThere(reason)) break;
  }
  throw new FailureError(nothingFound(failures));
}

/** An issuer with and without a slash at its end has its documents in the same places. */
const withoutRepeats = (issuers: readonly string[]) => {
  const bare = issuers.map((issuer) => issuer.replace(/\/$/, ''));
  return issuers.filter((_, index) => bare.indexOf(bare[index] as string) === index);
};

const GONE: readonly FailureCode[] = ['unreachable', 'timeout'];

/** How much a failure tells: that nothing is there tells least, and what an issuer says of itself most. */
function weightOf(reason: Failure): number {
  if (reason.code === 'no_metadata') return 0;
  return isNothingThere(reason) ? 1 : 2;
}

const mostTelling = (failures: readonly Failure[]) =>
  failures.toSorted((a, b) => weightOf(b) - weightOf(a))[0] ?? failure('no_metadata');

/**
 * Finds the metadata of the first among `candidates` (URLs that may be the issuer, the likeliest first) that
 * has any. A host that does not answer is asked only once.
 * Throws `FailureError`: of all failures the most telling one, and among equals the first.
 */
export async function discoverFirst(candidates: readonly string[], http: Http): Promise<Metadata> {
  const failures: Failure[] = [];
  const gone = new Set<string>();
  for (const issuer of withoutRepeats(candidates)) {
    const { origin } = new URL(issuer);
    if (gone.has(origin)) continue;
    const found = await attempt(discover(issuer, http));
    if (found.ok) return found.value;
    const reason = failureOf(found.fault);
    failures.push(reason);
    if (GONE.includes(reason.code)) gone.add(origin);
  }
  throw new FailureError(mostTelling(failures));
}
