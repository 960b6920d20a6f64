import type { AppField, AppForm } from '../core/app-form.ts';
import type { Source } from '../core/findings/finding.ts';
import { oidcCore, rfc } from '../core/findings/source.ts';
import { authenticationOf } from '../core/parse-grant.ts';
import type { MessageKey } from '../platform/i18n.ts';
import { AUTHENTICATION_HINTS } from './labels.ts';

/** What a field means, in a sentence, and the section that it comes from, where it comes from a standard. */
export interface Meaning {
  readonly hint: MessageKey;
  readonly source?: Source;
}

interface About {
  readonly form: AppForm;
  readonly isNew: boolean;
}

/** What nobody types or ticks has no meaning to tell. */
export type ShownField = Exclude<AppField, 'namesItself' | 'madeKey' | 'kinds'>;

const from = (source: Source, hint: MessageKey): Meaning => ({ hint, source });

const own = (hint: MessageKey): Meaning => ({ hint });

/** What is kept may stay as it is. */
const secret =
  (source: Source, hint: MessageKey, kept: MessageKey) =>
  ({ isNew }: About): Meaning => ({ hint: isNew ? hint : kept, source });

const typed = (source: Source) => secret(source, 'hint_client_secret', 'hint_client_secret_kept');

const GRANT_SOURCES: Readonly<Partial<Record<AppForm['grant'], Source>>> = {
  authorization_code: rfc(6749, '4.1'),
  device_code: rfc(8628, '1'),
  client_credentials: rfc(6749, '4.4'),
  token_exchange: rfc(8693, '2'),
  jwt_bearer: rfc(7523, '2.1'),
  refresh_token: rfc(6749, '6'),
  password: rfc(6749, '4.3'),
};

const AUTHENTICATION_SOURCES: Readonly<Record<AppForm['authentication'], Source>> = {
  none: rfc(6749, '2.1'),
  client_secret_basic: rfc(6749, '2.3.1'),
  client_secret_basic_raw: rfc(6749, '2.3.1'),
  client_secret_post: rfc(6749, '2.3.1'),
  client_secret_jwt: oidcCore('9'),
  private_key_jwt: rfc(7523, '2.2'),
};

const RESPONSE_MODES: Source = {
  name: 'OAuth 2.0 Multiple Response Types §2.1',
  url: 'https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html#ResponseModes',
};

const LOGOUT: Source = {
  name: 'OpenID Connect RP-Initiated Logout §2',
  url: 'https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout',
};

const REQUEST = oidcCore('3.1.2.1');

/** The one place that says what each field means. */
const MEANINGS: Readonly<Record<ShownField, Meaning | ((about: About) => Meaning)>> = {
  name: own('hint_name'),
  environment: own('hint_environment'),
  grant: ({ form: { grant } }) => {
    const source = GRANT_SOURCES[grant];
    return { hint: `hint_grant_${grant}`, ...(source && { source }) };
  },
  issuer: from(rfc(8414, '2'), 'hint_issuer'),
  authorizationEndpoint: from(rfc(6749, '3.1'), 'hint_authorization_endpoint'),
  tokenEndpoint: from(rfc(6749, '3.2'), 'hint_token_endpoint'),
  deviceAuthorizationEndpoint: from(rfc(8628, '3.1'), 'hint_device_endpoint'),
  pushedRequestEndpoint: from(rfc(9126, '2'), 'hint_pushed_endpoint'),
  introspectionEndpoint: from(rfc(7662, '2'), 'hint_introspection_endpoint'),
  revocationEndpoint: from(rfc(7009, '2'), 'hint_revocation_endpoint'),
  userinfoEndpoint: from(oidcCore('5.3'), 'hint_userinfo_endpoint'),
  endSessionEndpoint: from(LOGOUT, 'hint_end_session_endpoint'),
  clientId: from(rfc(6749, '2.2'), 'hint_client_id'),
  authentication: ({ form }) => {
    const authentication = authenticationOf(form);
    return from(AUTHENTICATION_SOURCES[authentication], AUTHENTICATION_HINTS[authentication]);
  },
  clientSecret: typed(rfc(6749, '2.3.1')),
  privateKey: secret(rfc(7517, '4'), 'hint_private_key', 'hint_private_key_kept'),
  keyAlgorithm: from(rfc(7518, '3.1'), 'hint_key_algorithm'),
  keyId: from(rfc(7515, '4.1.4'), 'hint_key_id'),
  clientAudience: from(rfc(7523, '3'), 'hint_client_audience'),
  username: from(rfc(6749, '4.3.2'), 'hint_username'),
  password: typed(rfc(6749, '4.3.2')),
  refreshToken: typed(rfc(6749, '1.5')),
  token: secret(rfc(6750, '1.2'), 'hint_token', 'hint_token_kept'),
  subjectApp: from(rfc(8693, '2.1'), 'hint_subject_app'),
  subjectToken: from(rfc(8693, '3'), 'hint_subject_token'),
  actorApp: from(rfc(8693, '2.1'), 'hint_actor_app'),
  assertionSubject: from(rfc(7523, '3'), 'hint_assertion_subject'),
  assertionIssuer: from(rfc(7523, '3'), 'hint_assertion_issuer'),
  assertionAudience: from(rfc(7523, '3'), 'hint_assertion_audience'),
  assertionClaims: from(rfc(7519, '4.3'), 'hint_assertion_claims'),
  scope: from(rfc(6749, '3.3'), 'hint_scope'),
  audience: own('hint_audience'),
  resources: from(rfc(8707, '2'), 'hint_resources'),
  details: from(rfc(9396, '2'), 'hint_details'),
  tokenParameters: from(rfc(6749, '8.2'), 'hint_token_parameters'),
  authorizationParameters: from(rfc(6749, '8.2'), 'hint_authorization_parameters'),
  ownRedirect: from(rfc(6749, '3.1.2'), 'redirect_uri_own_hint'),
  redirectUri: from(rfc(6749, '3.1.2'), 'hint_redirect_uri'),
  pkce: from(rfc(7636, '4.2'), 'hint_pkce'),
  responseMode: from(RESPONSE_MODES, 'hint_response_mode'),
  pushed: from(rfc(9126, '2.1'), 'hint_pushed'),
  prompt: from(REQUEST, 'hint_prompt'),
  loginHint: from(REQUEST, 'hint_login_hint'),
  acrValues: from(REQUEST, 'hint_acr_values'),
  maxAge: from(REQUEST, 'hint_max_age'),
  renewsSilently: from(REQUEST, 'hint_renews_silently'),
  send: from(oidcCore('2'), 'hint_send'),
  originHeader: from(rfc(6454, '7'), 'hint_origin_header'),
  steward: from(rfc(7662, '2.1'), 'hint_steward'),
  apiScopes: own('hint_api_scopes'),
  callers: from(rfc(6454, '4'), 'hint_callers'),
  myPages: own('hint_my_pages'),
  apiPages: own('hint_api_pages'),
  addressBar: own('hint_address_bar'),
  sandboxedFrames: own('hint_sandboxed_frames'),
  headerName: from(rfc(6750, '2.1'), 'hint_header_name'),
  headerScheme: from(rfc(9110, '11.1'), 'hint_header_scheme'),
};

export function meaningOf(field: ShownField, about: About): Meaning {
  const meaning = MEANINGS[field];
  return typeof meaning === 'function' ? meaning(about) : meaning;
}
