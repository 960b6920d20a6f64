import type { ProviderId } from './provider.ts';
import { recognise } from './recognise.ts';

/**
 * What lets an app have a refresh token at an issuer, in the issuer's own words: what it is asked for with, or
 * the setting that allows it. No word of ours, so it is not for translating.
 */
const ALLOWING: Readonly<Partial<Record<ProviderId, string>>> = {
  auth0: 'API Settings → Allow Offline Access',
  okta: 'Grant type → Refresh Token',
  okta_org: 'Grant type → Refresh Token',
  entra: 'scope offline_access',
  entra_external: 'scope offline_access',
  azure_b2c: 'scope offline_access',
  // Without a new consent Google gives none to whom it gave one before.
  google: 'access_type=offline, prompt=consent',
  keycloak: 'client scope offline_access',
  pingone: 'Grant Type → Refresh Token',
  zitadel: 'Grant Types → Refresh Token',
  authentik: 'Scopes → offline_access',
  ory: 'scope offline_access, grant_types: refresh_token',
  salesforce: 'OAuth scope refresh_token, offline_access',
  github: 'Expire user authorization tokens',
};

/** The client metadata of RFC 7591 §2. */
const ANYWHERE = 'grant_types: refresh_token';

/** What to look for where an app may have no refresh token of an issuer. */
export function allowingRefresh(issuer: string): string {
  const provider = recognise(new URL(issuer))?.provider;
  return (provider && ALLOWING[provider.id]) ?? ANYWHERE;
}
