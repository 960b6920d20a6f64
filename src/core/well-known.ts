const WELL_KNOWN = /\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(?=\/|$)/;
const TENANT_BEHIND = /\/\.well-known\/openid-configuration\/./;

/** Whether a path is that of an issuer's metadata. */
export const isWellKnown = (pathname: string) => WELL_KNOWN.test(pathname);

/** FusionAuth puts its tenant where RFC 8414 would put the issuer's path. */
export const mayEndInTenant = (pathname: string) => TENANT_BEHIND.test(pathname);

/**
 * The path of the issuer whose metadata is at a path. OpenID Connect puts the issuer's path before
 * `/.well-known` (Discovery §4), RFC 8414 §3.1 behind it.
 */
export const withoutWellKnown = (pathname: string) => pathname.replace(WELL_KNOWN, '');
