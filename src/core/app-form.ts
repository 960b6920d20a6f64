import { apiScopeText } from './api-scope.ts';
import type { App, OriginHeader, SentToken } from './app.ts';
import { pageOrigins } from './caller.ts';
import type { Client, ClientAuthentication, SigningKey } from './client.ts';
import { type Grant, type GrantKind, type IssuerGrant, signingKeyOf } from './grant.ts';
import type { SigningAlgorithm } from './key-fields.ts';
import { parameterText } from './parameter.ts';
import type { Authorization, PKCE_METHODS, RESPONSE_MODES, TokenRequest } from './token-request.ts';

/** What the form holds: text as it was typed, whatever it is worth. */
export interface AppForm {
  readonly name: string;
  readonly grant: GrantKind;
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly deviceAuthorizationEndpoint: string;
  readonly pushedRequestEndpoint: string;
  readonly introspectionEndpoint: string;
  readonly revocationEndpoint: string;
  readonly userinfoEndpoint: string;
  readonly endSessionEndpoint: string;
  /** From the issuer's metadata, never typed (RFC 9207 §3). */
  readonly namesItself: boolean;
  readonly clientId: string;
  readonly authentication: ClientAuthentication;
  /** Empty while editing: the one that was given before stays. So with all secrets. */
  readonly clientSecret: string;
  readonly privateKey: string;
  readonly keyAlgorithm: SigningAlgorithm;
  readonly keyId: string;
  /** Whom the client's assertions are for. Empty: the issuer. */
  readonly clientAudience: string;
  /** The public JWK of a key that was made here. Empty: the private key is pasted. */
  readonly madeKey: string;
  readonly username: string;
  readonly password: string;
  readonly refreshToken: string;
  readonly token: string;
  /** The id of an app. */
  readonly subjectApp: string;
  readonly subjectToken: 'access_token' | 'id_token';
  /** The id of an app, or empty. */
  readonly actorApp: string;
  readonly assertionSubject: string;
  readonly assertionIssuer: string;
  readonly assertionAudience: string;
  /** JSON. */
  readonly assertionClaims: string;
  readonly scope: string;
  readonly audience: string;
  /** One a line. */
  readonly resources: string;
  /** JSON (RFC 9396). */
  readonly details: string;
  /** `name=value`, one a line. */
  readonly tokenParameters: string;
  readonly authorizationParameters: string;
  /** False: another one has to be named. */
  readonly ownRedirect: boolean;
  readonly redirectUri: string;
  readonly pkce: (typeof PKCE_METHODS)[number];
  readonly responseMode: (typeof RESPONSE_MODES)[number] | '';
  /** Whether the authorization request is pushed (RFC 9126). */
  readonly pushed: boolean;
  readonly prompt: string;
  readonly loginHint: string;
  readonly acrValues: string;
  /** In seconds. */
  readonly maxAge: string;
  readonly renewsSilently: boolean;
  readonly send: SentToken;
  readonly originHeader: OriginHeader;
  /** The id of an app, or empty: the client itself. */
  readonly steward: string;
  /** One a line. */
  readonly apiScopes: string;
  /** One a line. */
  readonly callers: string;
  readonly addressBar: boolean;
}

export type AppField = keyof AppForm;
/** The fields that hold text. */
export type TextField = { [F in AppField]: AppForm[F] extends string ? F : never }[AppField];

export const EMPTY_FORM: AppForm = {
  name: '',
  grant: 'authorization_code',
  issuer: '',
  authorizationEndpoint: '',
  tokenEndpoint: '',
  deviceAuthorizationEndpoint: '',
  pushedRequestEndpoint: '',
  introspectionEndpoint: '',
  revocationEndpoint: '',
  userinfoEndpoint: '',
  endSessionEndpoint: '',
  namesItself: false,
  clientId: '',
  authentication: 'none',
  clientSecret: '',
  privateKey: '',
  keyAlgorithm: 'ES256',
  keyId: '',
  clientAudience: '',
  madeKey: '',
  username: '',
  password: '',
  refreshToken: '',
  token: '',
  subjectApp: '',
  subjectToken: 'access_token',
  actorApp: '',
  assertionSubject: '',
  assertionIssuer: '',
  assertionAudience: '',
  assertionClaims: '',
  scope: '',
  audience: '',
  resources: '',
  details: '',
  tokenParameters: '',
  authorizationParameters: '',
  ownRedirect: true,
  redirectUri: '',
  pkce: 'S256',
  responseMode: '',
  pushed: false,
  prompt: '',
  loginHint: '',
  acrValues: '',
  maxAge: '',
  renewsSilently: true,
  send: 'access_token',
  originHeader: 'keep',
  steward: '',
  apiScopes: '',
  callers: '',
  addressBar: false,
};

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
  send: app.send,
  originHeader: app.originHeader,
  steward: app.steward ?? '',
  apiScopes: app.apiScopes.map(apiScopeText).join('\n'),
  callers: pageOrigins(app.callers).join('\n'),
  addressBar: app.callers.some(({ kind }) => kind === 'address-bar'),
});
