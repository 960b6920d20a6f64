import { apiScopeText } from './api-scope.ts';
import type { App } from './app.ts';
import { type AppForm, EMPTY_FORM } from './app-form.ts';
import { hasCaller, namedPages } from './caller.ts';
import type { Client, SigningKey } from './client.ts';
import { type Grant, type IssuerGrant, signingKeyOf } from './grant.ts';
import { headerNameText } from './header-line.ts';
import { parameterText } from './parameter.ts';
import type { Authorization, TokenRequest } from './token-request.ts';

type Fields = Partial<AppForm>;

const serverFields = ({ server }: IssuerGrant): Fields => ({
  issuer: server.issuer,
  tokenEndpoint: server.tokenEndpoint,
  introspectionEndpoint: server.introspectionEndpoint ?? '',
  revocationEndpoint: server.revocationEndpoint ?? '',
  userinfoEndpoint: server.userinfoEndpoint ?? '',
  endSessionEndpoint: server.endSessionEndpoint ?? '',
});

const clientFields = (client: Client): Fields => ({
  clientId: client.id,
  authentication: client.authentication,
  clientAudience: ('audience' in client && client.audience) || '',
});

const keyFields = (key: SigningKey | undefined): Fields =>
  key ? { keyAlgorithm: key.algorithm, keyId: key.id ?? '', madeKey: key.made ?? '' } : {};

const requestFields = ({ scopes, audience, resources, ...rest }: TokenRequest): Fields => ({
  scope: scopes.join(' '),
  audience: audience ?? '',
  resources: (resources ?? []).join('\n'),
  details: rest.details ?? '',
  tokenParameters: (rest.parameters ?? []).map(parameterText).join('\n'),
});

const authorizationFields = (authorization: Authorization): Fields => ({
  ownRedirect: authorization.redirectUri === undefined,
  redirectUri: authorization.redirectUri ?? '',
  pkce: authorization.pkce,
  responseMode: authorization.responseMode ?? '',
  pushed: authorization.pushedRequestEndpoint !== undefined,
  pushedRequestEndpoint: authorization.pushedRequestEndpoint ?? '',
  prompt: authorization.prompt ?? '',
  loginHint: authorization.loginHint ?? '',
  acrValues: authorization.acrValues ?? '',
  maxAge: authorization.maxAge === undefined ? '' : String(authorization.maxAge),
  renewsSilently: authorization.renewsSilently,
  authorizationParameters: (authorization.parameters ?? []).map(parameterText).join('\n'),
});

/** What only one kind of grant has. */
function ownFields(grant: IssuerGrant): Fields {
  switch (grant.kind) {
    case 'authorization_code': {
      const { authorizationEndpoint, namesItself } = grant.server;
      return { authorizationEndpoint, namesItself, ...authorizationFields(grant.authorization) };
    }
    case 'device_code':
      return { deviceAuthorizationEndpoint: grant.server.deviceAuthorizationEndpoint };
    case 'token_exchange':
      return {
        subjectApp: grant.subject.app,
        subjectToken: grant.subject.token,
        actorApp: grant.actor ?? '',
      };
    case 'jwt_bearer':
      return {
        assertionSubject: grant.assertion.subject,
        assertionIssuer: grant.assertion.issuer ?? '',
        assertionAudience: grant.assertion.audience ?? '',
        assertionClaims: grant.assertion.claims ?? '',
      };
    case 'password':
      return { username: grant.username };
    default:
      return {};
  }
}

const grantFields = (grant: Grant): Fields =>
  grant.kind === 'pasted'
    ? {}
    : {
        ...serverFields(grant),
        ...clientFields(grant.client),
        ...keyFields(signingKeyOf(grant)),
        ...requestFields(grant.request),
        ...ownFields(grant),
      };

/** The form that shows an app as it is. Secrets are not in an app, so their fields are empty. */
export const formOf = (app: App): AppForm => ({
  ...EMPTY_FORM,
  ...grantFields(app.grant),
  grant: app.grant.kind,
  name: app.name,
  environment: app.environment ?? '',
  send: app.send,
  originHeader: app.originHeader,
  steward: app.steward ?? '',
  apiScopes: app.apiScopes.map(apiScopeText).join('\n'),
  callers: namedPages(app).join('\n'),
  myPages: hasCaller(app, 'my-pages'),
  apiPages: hasCaller(app, 'api-pages'),
  addressBar: hasCaller(app, 'address-bar'),
  sandboxedFrames: hasCaller(app, 'sandboxed-frames'),
  kinds: app.kinds,
  headerName: headerNameText(app.header.name),
  headerScheme: app.header.scheme,
});
