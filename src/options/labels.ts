import type { AppField, AppForm } from '../core/app-form.ts';
import type { AppKind, BlankName } from '../core/providers/provider.ts';
import type { RequestKind } from '../core/request-kind.ts';
import { type MessageKey, t } from '../platform/i18n.ts';

/** What each field is called, on the page and where a sentence names it. */
export const LABELS: Readonly<Record<AppField, MessageKey>> = {
  name: 'field_name',
  environment: 'field_environment',
  grant: 'field_grant',
  issuer: 'field_issuer',
  authorizationEndpoint: 'field_authorization_endpoint',
  tokenEndpoint: 'field_token_endpoint',
  deviceAuthorizationEndpoint: 'field_device_endpoint',
  pushedRequestEndpoint: 'field_pushed_endpoint',
  introspectionEndpoint: 'field_introspection_endpoint',
  revocationEndpoint: 'field_revocation_endpoint',
  userinfoEndpoint: 'field_userinfo_endpoint',
  endSessionEndpoint: 'field_end_session_endpoint',
  namesItself: 'endpoints',
  clientId: 'field_client_id',
  authentication: 'field_authentication',
  clientSecret: 'field_client_secret',
  privateKey: 'field_private_key',
  keyAlgorithm: 'field_key_algorithm',
  keyId: 'field_key_id',
  madeKey: 'field_made_key',
  username: 'field_username',
  password: 'field_password',
  refreshToken: 'field_refresh_token',
  token: 'field_token',
  subjectApp: 'field_subject_app',
  subjectToken: 'field_subject_token',
  actorApp: 'field_actor_app',
  assertionSubject: 'field_assertion_subject',
  assertionIssuer: 'field_assertion_issuer',
  assertionAudience: 'field_assertion_audience',
  assertionClaims: 'field_assertion_claims',
  scope: 'field_scope',
  audience: 'field_audience',
  resources: 'field_resources',
  details: 'field_details',
  tokenParameters: 'field_token_parameters',
  authorizationParameters: 'field_authorization_parameters',
  ownRedirect: 'redirect_uri',
  redirectUri: 'field_redirect_uri',
  clientAudience: 'field_client_audience',
  pkce: 'field_pkce',
  responseMode: 'field_response_mode',
  pushed: 'field_pushed',
  prompt: 'field_prompt',
  loginHint: 'field_login_hint',
  acrValues: 'field_acr_values',
  maxAge: 'field_max_age',
  renewsSilently: 'field_renews_silently',
  send: 'field_send',
  originHeader: 'field_origin_header',
  steward: 'field_steward',
  apiScopes: 'field_api_scopes',
  callers: 'field_callers',
  myPages: 'field_my_pages',
  apiPages: 'field_api_pages',
  addressBar: 'field_address_bar',
  sandboxedFrames: 'field_sandboxed_frames',
  kinds: 'field_kinds',
  headerName: 'field_header_name',
  headerScheme: 'field_header_scheme',
};

export type Labels<Value extends string> = Readonly<Record<Value, MessageKey>>;

export const GRANTS: Labels<AppForm['grant']> = {
  authorization_code: 'grant_authorization_code',
  device_code: 'grant_device_code',
  client_credentials: 'grant_client_credentials',
  token_exchange: 'grant_token_exchange',
  jwt_bearer: 'grant_jwt_bearer',
  refresh_token: 'grant_refresh_token',
  password: 'grant_password',
  pasted: 'grant_pasted',
};

export const AUTHENTICATIONS: Labels<AppForm['authentication']> = {
  none: 'auth_none',
  client_secret_basic: 'auth_basic',
  client_secret_basic_raw: 'auth_basic_raw',
  client_secret_post: 'auth_post',
  client_secret_jwt: 'auth_secret_jwt',
  private_key_jwt: 'auth_key_jwt',
};

export const AUTHENTICATION_HINTS: Labels<AppForm['authentication']> = {
  none: 'hint_auth_none',
  client_secret_basic: 'hint_auth_basic',
  client_secret_basic_raw: 'hint_auth_basic_raw',
  client_secret_post: 'hint_auth_post',
  client_secret_jwt: 'hint_auth_secret_jwt',
  private_key_jwt: 'hint_auth_key_jwt',
};

export const PKCE: Labels<AppForm['pkce']> = {
  S256: 'pkce_s256',
  plain: 'pkce_plain',
  none: 'pkce_none',
};

export const RESPONSE_MODES: Labels<AppForm['responseMode']> = {
  '': 'response_mode_default',
  query: 'response_mode_query',
  fragment: 'response_mode_fragment',
  form_post: 'response_mode_form_post',
};

export const TOKENS: Labels<AppForm['send']> = {
  access_token: 'access_token',
  id_token: 'id_token',
};

export const ORIGIN_HEADERS: Labels<AppForm['originHeader']> = {
  keep: 'origin_keep',
  remove: 'origin_remove',
  redirect: 'origin_redirect',
};

export const KINDS: Labels<AppKind['id']> = {
  public: 'app_kind_public',
  confidential: 'app_kind_confidential',
  spa: 'app_kind_spa',
  web: 'app_kind_web',
  native: 'app_kind_native',
};

export const REQUEST_KIND_LABELS: Labels<RequestKind> = {
  fetch: 'kind_fetch',
  beacon: 'kind_beacon',
  worker: 'kind_worker',
  socket: 'kind_socket',
  frame: 'kind_frame',
  navigation: 'kind_navigation',
  image: 'kind_image',
  style: 'kind_style',
  font: 'kind_font',
  media: 'kind_media',
  script: 'kind_script',
};

export const KIND_HINTS: Labels<RequestKind> = {
  fetch: 'hint_kind_fetch',
  beacon: 'hint_kind_beacon',
  worker: 'hint_kind_worker',
  socket: 'hint_kind_socket',
  frame: 'hint_kind_frame',
  navigation: 'hint_kind_navigation',
  image: 'hint_kind_image',
  style: 'hint_kind_style',
  font: 'hint_kind_font',
  media: 'hint_kind_media',
  script: 'hint_kind_script',
};

/** What a blank's label leaves open. */
export const BLANK_HINTS: Partial<Labels<BlankName>> = {
  lifetime: 'blank_hint_lifetime',
  claims: 'blank_hint_claims',
  authorization_server: 'blank_hint_authorization_server',
  server: 'blank_hint_server',
};

/** What a select offers: values with what they are called. */
export type Choices<Value extends string> = readonly (readonly [value: Value, label: string])[];

export const choicesOf = <Value extends string>(labels: Labels<Value>): Choices<Value> =>
  (Object.entries(labels) as [Value, MessageKey][]).map(([value, label]) => [value, t(label)]);
