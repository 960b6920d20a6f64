import type { ClientAuth } from 'oauth4webapi';
import { FailureError, failure } from '../core/failure.ts';
import type { IssuerGrant } from '../core/grant.ts';
import { type ClientContext, clientFor } from './client.ts';
import { confidentialOf, failureOf } from './failure-of.ts';
import type { Http } from './http.ts';
import type { Credentials } from './ports.ts';

/** Who asks an issuer about a token: the client that it is for, or whoever holds another one (RFC 7662 §2.1). */
export type Asking =
  | { readonly kind: 'client'; readonly credentials: Credentials }
  | { readonly kind: 'bearer'; readonly token: string };

const bearer =
  (token: string): ClientAuth =>
  (_server, _client, _body, headers) =>
    headers.set('authorization', `Bearer ${token}`);

/** As `clientFor`. Where a token speaks, the client need not prove who it is, and may have no secret. */
export function contextOf(grant: IssuerGrant, by: Asking, http: Http): ClientContext {
  if (by.kind === 'client') return clientFor(grant, by.credentials, http);
  const nameless = { ...grant, client: { id: grant.client.id, authentication: 'none' } };
  return { ...clientFor(nameless as IssuerGrant, {}, http), authentication: bearer(by.token) };
}

/** What is sent in confidence by the one who asks, for `reported`. */
export const confidentialTo = ({ client }: IssuerGrant, by: Asking): string[] =>
  by.kind === 'client' ? confidentialOf(client.id, by.credentials.secret) : [by.token];

/** For a signed answer, whose claims are measured like those of an ID token, and which is none. */
export function asBadAnswer(error: unknown): never {
  const isUnfit = failureOf(error).code === 'id_token_invalid';
  throw isUnfit ? new FailureError(failure('bad_answer')) : error;
}
