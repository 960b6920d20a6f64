import { clientCredentialsGrantRequest, processClientCredentialsResponse } from 'oauth4webapi';
import type { ClientCredentialsGrant } from '../core/grant.ts';
import { clientFor, requestParameters } from './client.ts';
import { confidentialOf } from './failure-of.ts';
import { type Obtained, obtained } from './obtained.ts';
import type { Credentials, Ports } from './ports.ts';
import { reported } from './reported.ts';

/** Gets a token for the client itself (RFC 6749 §4.4): a new one is had by asking again. Throws `FailureError`. */
export const mint = (
  grant: ClientCredentialsGrant,
  credentials: Credentials,
  { http, now }: Ports,
): Promise<Obtained> =>
  reported(confidentialOf(grant.client.id, credentials.secret), async () => {
    const context = clientFor(grant, credentials, http);
    const { server, client, authentication, options } = context;
    const at = now();
    const response = await clientCredentialsGrantRequest(
      server,
      client,
      authentication,
      requestParameters(grant.request),
      options,
    );
    const answeredAt = now();
    const answered = await processClientCredentialsResponse(server, client, response);
    return obtained(answered, { context, at, answeredAt, repeatable: true });
  });
