import type { OriginHeader, SentToken } from './app.ts';
import type { ClientAuthentication } from './client.ts';
import type { GrantKind } from './grant.ts';
import { BEARER, headerNameText } from './header-line.ts';
import type { SigningAlgorithm } from './key-fields.ts';
import { DEFAULT_KINDS, type RequestKind } from './request-kind.ts';
import type { PKCE_METHODS, RESPONSE_MODES } from './token-request.ts';

/** What the form holds: text as it was typed, whatever it is worth. */
export interface AppForm {
  readonly name: string;
  /** Which of several installations it is. Empty: nobody said. */
  readonly environment: string;
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
  /** The pages of the user's own list, too. */
  readonly myPages: boolean;
  readonly apiPages: boolean;
  readonly addressBar: boolean;
  readonly sandboxedFrames: boolean;
  readonly kinds: readonly RequestKind[];
  readonly headerName: string;
  /** Empty: the token stands alone. */
  readonly headerScheme: string;
}

export type AppField = keyof AppForm;
/** The fields that hold text. */
export type TextField = { [F in AppField]: AppForm[F] extends string ? F : never }[AppField];

export const EMPTY_FORM: AppForm = {
  name: '',
  environment: '',
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
  myPages: false,
  apiPages: false,
  addressBar: false,
  sandboxedFrames: false,
  kinds: DEFAULT_KINDS,
  headerName: headerNameText(BEARER.name),
  headerScheme: BEARER.scheme,
};
