import type { ClaimFamily } from './claim-family.ts';
import {
  APPLE,
  AUTH0,
  BEYOND_IDENTITY,
  COGNITO,
  ENTRA,
  FIREBASE,
  GOOGLE,
  KEYCLOAK,
  OKTA,
} from './claim-sources.ts';

/** Claims that nobody registered and that the large providers’ tokens have. */
export const OF_PROVIDERS: readonly ClaimFamily[] = [
  {
    group: 'provider',
    source: ENTRA,
    names: `
      tid oid appid appidacr azpacr app_displayname scp idp idtyp ver uti rh aio wids acrs
      hasgroups acct in_corp tenant_ctry tenant_region_scope pwd_exp pwd_url signin_state
      deviceid platf puid vnet fwd tfp xms_cc xms_edov xms_mirid xms_tcdt xms_tpl xms_st
      xms_idrel
    `,
  },
  {
    group: 'who',
    source: ENTRA,
    names: `
      upn unique_name ipaddr onprem_sid login_hint ctry verified_primary_email
      verified_secondary_email emails xms_pl
    `,
  },
  { group: 'provider', source: OKTA, names: 'cid uid' },
  { group: 'provider', source: AUTH0, names: 'gty permissions org_id org_name' },
  {
    group: 'provider',
    source: COGNITO,
    names: `
      token_use cognito:groups cognito:roles cognito:preferred_role origin_jti event_id
      device_key
    `,
  },
  { group: 'who', source: COGNITO, names: 'cognito:username identities' },
  {
    group: 'provider',
    source: KEYCLOAK,
    names: 'typ realm_access resource_access allowed-origins session_state authorization',
  },
  { group: 'provider', source: GOOGLE, names: 'hd' },
  { group: 'provider', source: FIREBASE, names: 'firebase user_id' },
  {
    group: 'provider',
    source: APPLE,
    names: 'is_private_email nonce_supported real_user_status',
  },
  {
    group: 'provider',
    source: BEYOND_IDENTITY,
    names: 'bi_ty bi_t bi_r bi_a bi_p bi_s bi_x bi_custom',
  },
];
