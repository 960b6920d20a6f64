import type { AuthorizationServer } from 'oauth4webapi';
import * as v from 'valibot';
import { type Metadata, MetadataSchema } from '../core/discovery.ts';
import { FailureError, failure } from '../core/failure.ts';
import { parseEndpoint } from '../core/oauth-fields.ts';

const OPTIONAL_ENDPOINTS = {
  deviceAuthorizationEndpoint: 'device_authorization_endpoint',
  pushedRequestEndpoint: 'pushed_authorization_request_endpoint',
  introspectionEndpoint: 'introspection_endpoint',
  revocationEndpoint: 'revocation_endpoint',
  userinfoEndpoint: 'userinfo_endpoint',
  endSessionEndpoint: 'end_session_endpoint',
  jwksUri: 'jwks_uri',
} as const;

const LISTS = {
  grants: 'grant_types_supported',
  authentications: 'token_endpoint_auth_methods_supported',
  pkceMethods: 'code_challenge_methods_supported',
  responseModes: 'response_modes_supported',
  scopes: 'scopes_supported',
} as const;

function endpointIn(value: unknown): string | undefined {
  const parsed = typeof value === 'string' ? parseEndpoint(value) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}

function namesIn(value: unknown): readonly string[] | undefined {
  const read = v.safeParse(v.array(v.string()), value);
  return read.success ? read.output : undefined;
}

type Member = keyof AuthorizationServer;

/** What can be read of some members, under our names for them; the others are left out. */
const readable = (
  server: AuthorizationServer,
  members: Readonly<Record<string, Member>>,
  read: (value: unknown) => unknown,
) =>
  Object.fromEntries(
    Object.entries(members)
      .map(([name, member]) => [name, read(server[member])])
      .filter(([, value]) => value !== undefined),
  );

/**
 * Takes what we use from a metadata document. Nobody signs in without the endpoints for authorization and
 * for tokens, so those are read as strictly as a form reads them; any other that a form would refuse is left out.
 * Throws `FailureError`: `no_endpoints` without a token endpoint, `insecure_endpoint` where one would be refused.
 */
export function readMetadata(server: AuthorizationServer): Metadata {
  if (!server.token_endpoint) throw new FailureError(failure('no_endpoints'));
  const read = v.safeParse(MetadataSchema, {
    issuer: server.issuer,
    tokenEndpoint: server.token_endpoint,
    ...(server.authorization_endpoint && { authorizationEndpoint: server.authorization_endpoint }),
    ...readable(server, OPTIONAL_ENDPOINTS, endpointIn),
    ...readable(server, LISTS, namesIn),
    namesItself: server.authorization_response_iss_parameter_supported === true,
    wantsPushedRequests: server.require_pushed_authorization_requests === true,
  });
  if (!read.success) throw new FailureError(failure('insecure_endpoint'));
  return read.output;
}
