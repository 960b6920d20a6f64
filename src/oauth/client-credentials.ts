import { clientCredentialsGrantRequest, processClientCredentialsResponse } from 'oauth4webapi';
import type { ClientCredentialsGrant } from '../core/app.ts';
import { clientFor, requestParameters } from './client.ts';
import { confidentialOf } from './failure-of.ts';
import { type Obtained, obtained } from './obtained.ts';
import type { Ports } from './ports.ts';
import { reported } from './reported.ts';

/** Gets a token for the client itself (RFC 6749 §4.4): a new one is had by asking again. Throws `FailureError`. */
export const mint = (grant: ClientCredentialsGrant, secret: string | undefined, ports: Ports) =>
  reported(confidentialOf(grant.client.id, secret), async (): Promise<Obtained> => {
    const { server, client, authentication, options } = clientFor(grant, secret, ports.http);
    const at = ports.now();
    const response = await clientCredentialsGrantRequest(
      server,
      client,
      authentication,
      requestParameters(grant.request),
      options,
    );
    const answered = await processClientCredentialsResponse(server, client, response);
    return obtained(answered, { at, scopes: grant.request.scopes, repeatable: true });
  });
