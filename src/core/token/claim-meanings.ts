import { wordsOf } from './claim-family.ts';

/** Values that stand for something, by the claim or the header parameter that they are of. */
const MEANINGS: Readonly<Record<string, string>> = {
  /** RFC 8176 §2, and Entra’s. */
  amr: `
    pwd pin otp hwk swk pop mfa mca sms tel fpt face iris retina vbm kba rba geo sc user wia
    rsa ngcmfa fed
  `,
  /** OpenID Connect Core §2, and its extended profile. */
  acr: '0 1 phr phrh urn:mace:incommon:iap:silver urn:mace:incommon:iap:bronze',
  /** IANA’s registry “Media Types”, and Keycloak’s claim. */
  typ: `
    at+jwt application/at+jwt JWT dpop+jwt logout+jwt secevent+jwt token-introspection+jwt
    dc+sd-jwt vc+sd-jwt kb+jwt oauth-authz-req+jwt entity-statement+jwt Bearer ID Refresh
    Offline Logout
  `,
  /** Cognito. */
  token_use: 'id access',
  /** Entra. */
  idtyp: 'app user',
  /** Auth0. */
  gty: 'client-credentials password refresh_token authorization_code',
};

const known = new Map(Object.entries(MEANINGS).map(([name, values]) => [name, wordsOf(values)]));

/** Every claim and value that has a meaning of its own. */
export const meanings = (): readonly (readonly [name: string, value: string])[] =>
  [...known].flatMap(([name, values]) => values.map((value) => [name, value] as const));

/** Whether it is known what a value of a claim stands for. */
export const hasMeaning = (name: string, value: unknown): value is string =>
  typeof value === 'string' && (known.get(name)?.includes(value) ?? false);
