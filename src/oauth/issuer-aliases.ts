const ENTRA =
  /^(https:\/\/login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn)\/)(?:common|organizations)(\/v2\.0)\/?$/;

/** Microsoft's word, in its documents, for the tenant that only the user's sign-in tells. */
const ANY_TENANT = '{tenantid}';

/**
 * The issuer of one tenant, as its ID tokens name it. `issuer`: Microsoft Entra's address for all tenants
 * (`https://login.microsoftonline.com/common/v2.0`); another one is given back as it is.
 * `tenant`: the `tid` claim.
 */
export const tenantIssuer = (issuer: string, tenant: string) =>
  issuer.replace(ENTRA, (_, host: string, version: string) => `${host}${tenant}${version}`);

const isForAnyTenant = (asked: string, named: string) =>
  ENTRA.test(asked) && named === tenantIssuer(asked, ANY_TENANT);

/** Azure AD B2C has a document for each policy, and none at the issuer that they all name. */
const isOfPolicy = (asked: string, named: string) => {
  const { origin, hostname } = new URL(asked);
  return hostname.endsWith('.b2clogin.com') && named.startsWith(`${origin}/`);
};

/**
 * The name to use for an issuer whose document breaks OpenID Connect Discovery §4.3 in a way that we know of,
 * by naming another (`named`) than was asked for (`asked`, a URL). Undefined: it is none of those.
 */
export function knownAlias(asked: string, named: string): string | undefined {
  // A search for the placeholder finds nothing, so the issuer keeps the name that can be searched again.
  if (isForAnyTenant(asked, named)) return asked;
  return isOfPolicy(asked, named) ? named : undefined;
}
