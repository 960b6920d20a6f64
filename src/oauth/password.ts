import type { PasswordGrant } from '../core/grant.ts';
import { clientFor } from './client.ts';
import { confidentialOf } from './failure-of.ts';
import { granted } from './grant-request.ts';
import type { Obtained } from './obtained.ts';
import type { Credentials, Ports } from './ports.ts';
import { reported } from './reported.ts';

/**
 * Gets a user's tokens for the user's own password (RFC 6749 §4.3), which an issuer should no longer take
 * (RFC 9700 §2.4). Throws `FailureError`: `sign_in_ended` where it is the wrong one (`invalid_grant`).
 */
export const signInByPassword = (
  grant: PasswordGrant,
  credentials: Credentials,
  password: string,
  { http, now }: Ports,
): Promise<Obtained> =>
  reported([password, ...confidentialOf(grant.client.id, credentials.secret)], async () => {
    const context = clientFor(grant, credentials, http);
    const parameters = { grant_type: 'password', username: grant.username, password };
    return granted(context, parameters, now);
  });
