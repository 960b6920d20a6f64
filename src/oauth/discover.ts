import {
  type AuthorizationServer,
  allowInsecureRequests,
  customFetch,
  discoveryRequest,
  processDiscoveryResponse,
} from 'oauth4webapi';
import * as v from 'valibot';
import { type Metadata, MetadataSchema } from '../core/discovery.ts';
import { type Failure, type FailureCode, FailureError, failure } from '../core/failure.ts';
import { bad, good } from '../core/result.ts';
import { isLoopback } from '../core/web-url.ts';
import { failureOf } from './failure-of.ts';
import { type Http, limited } from './http.ts';

type Algorithm = 'oidc' | 'oauth2';

async function fetchMetadata(issuer: URL, algorithm: Algorithm, http: Http) {
  const response = await discoveryRequest(issuer, {
    algorithm,
    [customFetch]: limited(http),
    [allowInsecureRequests]: isLoopback(issuer.hostname),
  });
  return readMetadata(await processDiscoveryResponse(issuer, response));
}

/** Takes what we use from a metadata document, and refuses endpoints that a form would refuse too. */
export function readMetadata(server: AuthorizationServer): Metadata {
  if (!server.token_endpoint) throw new FailureError(failure('no_endpoints'));
  const read = v.safeParse(MetadataSchema, {
    issuer: server.issuer,
    tokenEndpoint: server.token_endpoint,
    namesItself: server.authorization_response_iss_parameter_supported === true,
    ...(server.authorization_endpoint && { authorizationEndpoint: server.authorization_endpoint }),
  });
  if (!read.success) throw new FailureError(failure('insecure_endpoint'));
  return read.output;
}

const attempt = <Value>(work: Promise<Value>) => work.then(good, bad<unknown>);

const NOTHING: readonly FailureCode[] = ['status', 'not_json', 'redirected', 'bad_answer'];

/** No metadata at this address, as far as one algorithm can tell: the other one may know better. */
const isNothingThere = (error: unknown) => NOTHING.includes(failureOf(error).code);

/** One answer from two failed searches: the more telling of both. */
function nothingFound(first: unknown, second: unknown): Failure {
  if (!isNothingThere(second)) return failureOf(second);
  const telling = [first, second]
    .map((error) => failureOf(error))
    .find(({ code }) => code !== 'status');
  return telling ?? failure('no_metadata');
}

/**
 * Finds an issuer's metadata: OpenID Connect Discovery 1.0 §4 first, then RFC 8414 §3.
 * Throws `FailureError`: `no_metadata` where neither answers, `not_json`, `issuer_mismatch` and the rest.
 */
export async function discover(issuer: string, http: Http): Promise<Metadata> {
  const url = new URL(issuer);
  const first = await attempt(fetchMetadata(url, 'oidc', http));
  if (first.ok) return first.value;
  if (!isNothingThere(first.fault)) throw new FailureError(failureOf(first.fault));
  const second = await attempt(fetchMetadata(url, 'oauth2', http));
  if (second.ok) return second.value;
  throw new FailureError(nothingFound(first.fault, second.fault));
}
