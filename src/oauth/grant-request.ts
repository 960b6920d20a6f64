import {
  genericTokenEndpointRequest,
  processGenericTokenEndpointResponse,
  type TokenEndpointResponse,
} from 'oauth4webapi';
import type { Millis } from '../core/time.ts';
import { type ClientContext, requestParameters } from './client.ts';
import { type Obtained, obtained } from './obtained.ts';

/** What a grant sends that has no request of its own in the protocol library. */
export interface GrantParameters {
  readonly grant_type: string;
  readonly [name: string]: string;
}

function request(context: ClientContext, { grant_type: type, ...own }: GrantParameters) {
  const { grant, server, client, authentication, options } = context;
  const parameters = requestParameters(grant.request);
  for (const [name, value] of Object.entries(own)) parameters.set(name, value);
  return genericTokenEndpointRequest(server, client, authentication, type, parameters, options);
}

/**
 * Asks the token endpoint by any grant (RFC 6749 §4.5) that nobody has to be there for. `check`: looks at the
 * answer before it is taken. Throws `FailureError` and what the protocol library does.
 */
export async function granted(
  context: ClientContext,
  parameters: GrantParameters,
  now: () => Millis,
  check: (answered: TokenEndpointResponse) => void = () => undefined,
): Promise<Obtained> {
  const { server, client } = context;
  const at = now();
  const response = await request(context, parameters);
  const answeredAt = now();
  const answered = await processGenericTokenEndpointResponse(server, client, response);
  check(answered);
  return obtained(answered, { context, at, answeredAt, repeatable: true });
}
