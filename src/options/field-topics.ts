import type { AppField } from '../core/app-form.ts';
import type { Topic } from '../ui/topics.ts';

/** The word in a field's name that the help explains. */
export const FIELD_TOPICS: Readonly<Partial<Record<AppField, Topic>>> = {
  grant: 'grant',
  issuer: 'issuer',
  clientId: 'client',
  privateKey: 'signature',
  scope: 'scope',
  audience: 'audience',
  resources: 'audience',
  redirectUri: 'redirect_uri',
  pkce: 'pkce',
  introspectionEndpoint: 'introspection',
  revocationEndpoint: 'revocation',
  refreshToken: 'refresh_token',
  token: 'access_token',
  assertionSubject: 'subject',
  assertionAudience: 'audience',
  send: 'id_token',
  headerScheme: 'bearer',
  apiScopes: 'api_scope',
  callers: 'caller',
};
