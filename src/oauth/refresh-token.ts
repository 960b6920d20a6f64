import { processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi';
import type { IssuerGrant } from '../core/grant.ts';
import type { TokenSet } from '../core/session.ts';
import { addWishes, type ClientContext, clientFor } from './client.ts';
import { confidentialOf } from './failure-of.ts';
import { type Obtained, obtained } from './obtained.ts';
import type { Credentials, Ports } from './ports.ts';
import { reported } from './reported.ts';
import { assertSameSubject, type Previous } from './same-subject.ts';

export interface Renewal {
  readonly refreshToken: string;
  readonly credentials: Credentials;
  /** What the new tokens follow: where the answer is silent, these still hold. */
  readonly previous: (Previous & Pick<TokenSet, 'scopes' | 'refreshToken'>) | undefined;
}

/** A refresh token that was got elsewhere was never asked for scopes here; any other keeps its own. */
function renewalParameters({ grant, api }: ClientContext): URLSearchParams {
  if (grant.kind === 'refresh_token') addWishes(api, grant.request);
  return api;
}

/**
 * Gets new tokens for a refresh token (RFC 6749 §6), whichever grant it came from. Where the answer brings
 * none, the one that was sent stays good. Throws `FailureError`; only `sign_in_ended` (invalid_grant) says
 * that it is good no longer. `subject_changed` (the detail: who it was → who it is) gives nothing back: a
 * refresh token for another user must not be kept.
 */
export function refresh(
  grant: IssuerGrant,
  { refreshToken, credentials, previous }: Renewal,
  { http, now }: Ports,
): Promise<Required<Obtained>> {
  const confidential = [refreshToken, ...confidentialOf(grant.client.id, credentials.secret)];
  return reported(confidential, async () => {
    const context = clientFor(grant, credentials, http);
    const { server, client, authentication, options } = context;
    const at = now();
    const additionalParameters = renewalParameters(context);
    const response = await refreshTokenGrantRequest(server, client, authentication, refreshToken, {
      ...options,
      additionalParameters,
    });
    const answeredAt = now();
    const answered = await processRefreshTokenResponse(server, client, response);
    const asked = { context, at, answeredAt, repeatable: true, previous, sent: refreshToken };
    const renewed = obtained(answered, asked);
    assertSameSubject(previous, renewed.tokens);
    return { refreshToken, ...renewed };
  });
}
