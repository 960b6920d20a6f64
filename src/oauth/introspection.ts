import { customFetch, introspectionRequest, processIntrospectionResponse } from 'oauth4webapi';
import { realmIntrospection } from '../core/beyond-identity.ts';
import { FailureError, failure } from '../core/failure.ts';
import type { IssuerGrant } from '../core/grant.ts';
import { type Asking, asBadAnswer, confidentialTo, contextOf } from './asking.ts';
import type { ClientContext } from './client.ts';
import { toldIn } from './error-status.ts';
import type { Http } from './http.ts';
import type { Ports } from './ports.ts';
import { reported } from './reported.ts';

/** What an issuer says of a token (RFC 7662 §2.2). Nothing is sure but whether it is good. */
export interface Introspection {
  readonly active: boolean;
  readonly [claim: string]: unknown;
}

/** Some issuers sign whatever they answer (RFC 9701 §4). The library asks for one form only. */
const acceptingBoth =
  (http: Http): Http =>
  (url, request) => {
    const headers = new Headers(request.headers);
    headers.set('accept', 'application/json, application/token-introspection+jwt;q=0.5');
    return http(url, { ...request, headers });
  };

function withEndpoint(context: ClientContext): ClientContext['server'] {
  const { server } = context;
  const endpoint = server.introspection_endpoint ?? realmIntrospection(server.issuer);
  if (!endpoint) throw new FailureError(failure('method_unsupported'));
  const algorithms = server.id_token_signing_alg_values_supported;
  return {
    ...server,
    introspection_endpoint: endpoint,
    ...(algorithms && { introspection_signing_alg_values_supported: algorithms }),
  };
}

/**
 * Asks an issuer what a token is good for (RFC 7662), whether it answers in plain JSON or signed (RFC 9701).
 * The signature is not checked: the answer comes from the issuer itself, over TLS. That the token is good no
 * longer is an answer, not a failure. Throws `FailureError`: `method_unsupported` without an endpoint.
 */
export const introspect = (
  grant: IssuerGrant,
  by: Asking,
  token: string,
  { http }: Ports,
): Promise<Introspection> =>
  reported([token, ...confidentialTo(grant, by)], async () => {
    const context = contextOf(grant, by, http);
    const { client, authentication, options } = context;
    const server = withEndpoint(context);
    const response = await introspectionRequest(server, client, authentication, token, {
      ...options,
      [customFetch]: acceptingBoth(options[customFetch]),
    });
    const answer = await toldIn(response, 'active');
    return processIntrospectionResponse(server, client, answer).catch(asBadAnswer);
  });
