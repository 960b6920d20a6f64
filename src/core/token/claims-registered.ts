import { oidcCore, rfc } from '../findings/source.ts';
import type { ClaimFamily } from './claim-family.ts';
import { CREDENTIALS, FAPI, IDA, LOGOUT, REGISTRY } from './claim-sources.ts';

/** The claims that the standards of sign-in and of tokens know: IANA’s registry “JSON Web Token Claims”. */
export const REGISTERED: readonly ClaimFamily[] = [
  { group: 'first', source: rfc(7519, '4.1'), names: 'iss sub aud exp nbf iat jti' },
  { group: 'first', source: rfc(8693, '4.2'), names: 'scope' },
  { group: 'first', source: rfc(8693, '4.3'), names: 'client_id' },
  { group: 'first', source: oidcCore('2'), names: 'azp' },
  {
    group: 'who',
    source: oidcCore('5.1'),
    names: `
      name given_name family_name middle_name nickname preferred_username profile picture
      website email email_verified gender birthdate zoneinfo locale phone_number
      phone_number_verified address updated_at
    `,
  },
  { group: 'who', source: rfc(9493, '4.1'), names: 'sub_id' },
  {
    group: 'who',
    source: IDA,
    names: `
      verified_claims place_of_birth nationalities birth_family_name birth_given_name
      birth_middle_name salutation title msisdn also_known_as
    `,
  },
  { group: 'login', source: oidcCore('2'), names: 'nonce auth_time acr amr' },
  { group: 'login', source: oidcCore('3.1.3.6'), names: 'at_hash' },
  { group: 'login', source: oidcCore('3.3.2.11'), names: 'c_hash' },
  { group: 'login', source: FAPI, names: 's_hash' },
  { group: 'login', source: oidcCore('7.4'), names: 'sub_jwk' },
  { group: 'login', source: LOGOUT, names: 'sid' },
  { group: 'login', source: rfc(8485, '2'), names: 'vot vtm' },
  { group: 'rights', source: rfc(9068, '2.2.3.1'), names: 'roles groups entitlements' },
  { group: 'rights', source: rfc(9396, '9.1'), names: 'authorization_details' },
  { group: 'rights', source: rfc(8693, '4.1'), names: 'act' },
  { group: 'rights', source: rfc(8693, '4.4'), names: 'may_act' },
  { group: 'rights', source: rfc(8417, '2.2'), names: 'txn toe events' },
  { group: 'rights', source: REGISTRY, names: 'at_use_nbr' },
  { group: 'binding', source: rfc(7800, '3.1'), names: 'cnf' },
  { group: 'binding', source: rfc(8705, '3.1'), names: 'x5t#S256' },
  { group: 'binding', source: rfc(9449, '6.1'), names: 'jkt' },
  { group: 'binding', source: rfc(7800, '3.2'), names: 'jwk jwe' },
  { group: 'binding', source: rfc(7800, '3.4'), names: 'kid' },
  { group: 'binding', source: rfc(7800, '3.5'), names: 'jku' },
  { group: 'binding', source: rfc(9203, '3.2.1'), names: 'osc' },
  { group: 'binding', source: rfc(9449, '4.2'), names: 'htm htu ath' },
  { group: 'wrapper', source: rfc(9701, '5'), names: 'token_introspection' },
  { group: 'wrapper', source: rfc(7662, '2.2'), names: 'active username token_type' },
  { group: 'wrapper', source: rfc(9901, '4.2.4'), names: '_sd ... _sd_alg' },
  { group: 'wrapper', source: rfc(9901, '4.3'), names: 'sd_hash' },
  { group: 'wrapper', source: CREDENTIALS, names: 'vc vp' },
  { group: 'wrapper', source: REGISTRY, names: 'vct status status_list ttl stpl' },
  { group: 'wrapper', source: oidcCore('5.6.2'), names: '_claim_names _claim_sources' },
];
