import { processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi';
import type { AuthorizationCodeGrant } from '../core/app.ts';
import type { TokenSet } from '../core/session.ts';
import { clientFor } from './client.ts';
import { confidentialOf } from './failure-of.ts';
import { type Obtained, obtained } from './obtained.ts';
import type { Ports } from './ports.ts';
import { reported } from './reported.ts';

export interface Renewal {
  readonly refreshToken: string;
  /** The client's, where it has one. */
  readonly secret: string | undefined;
  /** What the new tokens follow: where the answer is silent, these still hold. */
  readonly previous: Pick<TokenSet, 'scopes' | 'who'> | undefined;
}

/**
 * Gets new tokens for a refresh token (RFC 6749 §6). Where the answer brings none, the one that was sent
 * stays good. Throws `FailureError`; only `sign_in_ended` (invalid_grant) says that it is good no longer.
 */
export function refresh(grant: AuthorizationCodeGrant, renewal: Renewal, ports: Ports) {
  const { refreshToken, secret, previous } = renewal;
  return reported(
    [refreshToken, ...confidentialOf(grant.client.id, secret)],
    async (): Promise<Required<Obtained>> => {
      const { server, client, authentication, options, api } = clientFor(grant, secret, ports.http);
      const at = ports.now();
      const response = await refreshTokenGrantRequest(
        server,
        client,
        authentication,
        refreshToken,
        {
          ...options,
          additionalParameters: api,
        },
      );
      const answered = await processRefreshTokenResponse(server, client, response);
      const scopes = previous?.scopes ?? grant.request.scopes;
      return {
        refreshToken,
        ...obtained(answered, { at, scopes, repeatable: true, who: previous?.who }),
      };
    },
  );
}
