import type { TokenEndpointResponse } from 'oauth4webapi';
import { FailureError, failure } from '../core/failure.ts';
import type { TokenExchangeGrant } from '../core/grant.ts';
import { clientFor } from './client.ts';
import { confidentialOf } from './failure-of.ts';
import { granted } from './grant-request.ts';
import type { Obtained } from './obtained.ts';
import type { Credentials, Ports } from './ports.ts';
import { reported } from './reported.ts';

/** The tokens of other apps that are exchanged. */
export interface Exchanged {
  /** Of the kind that `grant.subject.token` says. */
  readonly subjectToken: string;
  /** An access token. Absent: nobody acts for the subject. */
  readonly actorToken?: string | undefined;
}

/** RFC 8693 §3. */
const typeOf = (name: string) => `urn:ietf:params:oauth:token-type:${name}`;

const parametersOf = ({ subject }: TokenExchangeGrant, tokens: Exchanged) => ({
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token: tokens.subjectToken,
  subject_token_type: typeOf(subject.token),
  ...(tokens.actorToken !== undefined && {
    actor_token: tokens.actorToken,
    actor_token_type: typeOf('access_token'),
  }),
});

/** A refresh token is for the issuer alone, however it is said to be sent (RFC 8693 §2.2.1). */
function assertForApis({ issued_token_type: issued }: TokenEndpointResponse) {
  if (issued === typeOf('refresh_token')) throw new FailureError(failure('token_type', issued));
}

/**
 * Exchanges a token for one that this client may use elsewhere (RFC 8693). `tokens` are confidential: they
 * come back in no failure. Throws `FailureError`: `token_type` where what was issued is no token for an API.
 */
export function exchange(
  grant: TokenExchangeGrant,
  credentials: Credentials,
  tokens: Exchanged,
  { http, now }: Ports,
): Promise<Obtained> {
  const secrets = [
    tokens.subjectToken,
    tokens.actorToken ?? '',
    ...confidentialOf(grant.client.id, credentials.secret),
  ];
  return reported(secrets, async () => {
    const context = clientFor(grant, credentials, http);
    return granted(context, parametersOf(grant, tokens), now, assertForApis);
  });
}
