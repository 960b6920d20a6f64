import { processRevocationResponse, revocationRequest } from 'oauth4webapi';
import { applicationRevocation } from '../core/beyond-identity.ts';
import { FailureError, failure } from '../core/failure.ts';
import type { IssuerGrant } from '../core/grant.ts';
import { type Asking, confidentialTo, contextOf } from './asking.ts';
import { toldIn } from './error-status.ts';
import type { Ports } from './ports.ts';
import { reported } from './reported.ts';

/** RFC 7009 §2.1. */
export type TokenKind = 'access_token' | 'refresh_token';

/**
 * Takes a token back (RFC 7009). It works too where the issuer knows no such token (§2.2).
 * Throws `FailureError`: `method_unsupported` without an endpoint.
 */
export const revoke = (
  grant: IssuerGrant,
  by: Asking,
  token: string,
  kind: TokenKind,
  { http }: Ports,
): Promise<void> =>
  reported([token, ...confidentialTo(grant, by)], async () => {
    const { server, client, authentication, options } = contextOf(grant, by, http);
    const endpoint = server.revocation_endpoint ?? applicationRevocation(server.issuer);
    if (!endpoint) throw new FailureError(failure('method_unsupported'));
    const asked = { ...server, revocation_endpoint: endpoint };
    const response = await revocationRequest(asked, client, authentication, token, {
      ...options,
      additionalParameters: { token_type_hint: kind },
    });
    await processRevocationResponse(await toldIn(response));
  });
