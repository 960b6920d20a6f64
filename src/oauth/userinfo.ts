import {
  JSON_ATTRIBUTE_COMPARISON,
  OperationProcessingError,
  processUserInfoResponse,
  skipSubjectCheck,
  userInfoRequest,
} from 'oauth4webapi';
import { FailureError, failure } from '../core/failure.ts';
import type { IssuerGrant } from '../core/grant.ts';
import type { Claims } from '../core/token/reading.ts';
import { asBadAnswer, contextOf } from './asking.ts';
import type { Ports } from './ports.ts';
import { reported } from './reported.ts';

/** OpenID Connect Core §5.3.2: then the answer must not be used. */
function asOtherSubject(error: unknown): never {
  const isOther =
    error instanceof OperationProcessingError && error.code === JSON_ATTRIBUTE_COMPARISON;
  if (isOther) throw new FailureError(failure('other_user'));
  return asBadAnswer(error);
}

/** Most tokens for an API are none for UserInfo (OpenID Connect Core §5.3.3). */
function assertTaken({ status }: Response) {
  if (status === 401 || status === 403) {
    throw new FailureError(failure('userinfo_refused', String(status)));
  }
}

/**
 * Asks an issuer who the user is that an access token stands for (OpenID Connect Core §5.3). Answers may be
 * signed; their signature is not checked, because they come from the issuer itself, over TLS.
 * `expectedSubject`: the `sub` of the ID token, where there was one.
 * Throws `FailureError`: `method_unsupported` without an endpoint, `other_user` for anyone else,
 * `userinfo_refused` where the token is not good for that.
 */
export const userinfo = (
  grant: IssuerGrant,
  accessToken: string,
  expectedSubject: string | undefined,
  { http }: Ports,
): Promise<Claims> =>
  reported([accessToken], async () => {
    const context = contextOf(grant, { kind: 'bearer', token: accessToken }, http);
    const { client, options } = context;
    if (!context.server.userinfo_endpoint) throw new FailureError(failure('method_unsupported'));
    const algorithms = context.server.id_token_signing_alg_values_supported;
    const server = {
      ...context.server,
      ...(algorithms && { userinfo_signing_alg_values_supported: algorithms }),
    };
    const response = await userInfoRequest(server, client, accessToken, options);
    assertTaken(response);
    const subject = expectedSubject ?? skipSubjectCheck;
    return processUserInfoResponse(server, client, subject, response).catch(asOtherSubject);
  });
