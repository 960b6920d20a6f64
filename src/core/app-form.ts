import { apiScopeText } from './api-scope.ts';
import type { App, ClientAuthentication, Grant, GrantKind } from './app.ts';
import { pageOrigins } from './caller.ts';

/** What the form holds: text as it was typed, whatever it is worth. */
export interface AppForm {
  readonly name: string;
  readonly grant: GrantKind;
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** From the issuer's metadata, never typed (RFC 9207 §3). */
  readonly namesItself: boolean;
  readonly clientId: string;
  readonly authentication: ClientAuthentication;
  /** Empty while editing: the one that was given before stays. */
  readonly clientSecret: string;
  readonly token: string;
  readonly scope: string;
  readonly audience: string;
  readonly resource: string;
  /** One a line. */
  readonly apiScopes: string;
  /** One a line. */
  readonly callers: string;
  readonly addressBar: boolean;
}

export type AppField = keyof AppForm;

export const EMPTY_FORM: AppForm = {
  name: '',
  grant: 'authorization_code',
  issuer: '',
  authorizationEndpoint: '',
  tokenEndpoint: '',
  namesItself: false,
  clientId: '',
  authentication: 'none',
  clientSecret: '',
  token: '',
  scope: '',
  audience: '',
  resource: '',
  apiScopes: '',
  callers: '',
  addressBar: false,
};

function grantFields(grant: Grant): Partial<AppForm> {
  if (grant.kind === 'pasted') return { grant: grant.kind };
  const { server, client, request } = grant;
  return {
    grant: grant.kind,
    issuer: server.issuer,
    tokenEndpoint: server.tokenEndpoint,
    clientId: client.id,
    authentication: client.authentication,
    scope: request.scopes.join(' '),
    audience: request.audience ?? '',
    resource: request.resource ?? '',
    ...(grant.kind === 'authorization_code' && {
      authorizationEndpoint: grant.server.authorizationEndpoint,
      namesItself: grant.server.namesItself,
    }),
  };
}

/** The form that shows an app as it is. Secrets are not in an app, so their fields are empty. */
export const formOf = (app: App): AppForm => ({
  ...EMPTY_FORM,
  ...grantFields(app.grant),
  name: app.name,
  apiScopes: app.apiScopes.map(apiScopeText).join('\n'),
  callers: pageOrigins(app.callers).join('\n'),
  addressBar: app.callers.some(({ kind }) => kind === 'address-bar'),
});
