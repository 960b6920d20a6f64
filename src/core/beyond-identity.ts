/** An application's issuer at Beyond Identity: its region, and the paths of its realm and of itself. */
const ISSUER =
  /^https:\/\/auth-(us|eu)\.beyondidentity\.com(\/v1\/tenants\/[\w-]{1,64}\/realms\/[\w-]{1,64})(\/applications\/[\w-]{1,64})\/?$/;

interface Place {
  readonly region: string;
  readonly realm: string;
  readonly application: string;
}

const addressOf = (issuer: string, make: (place: Place) => string): string | undefined => {
  const [, region = '', realm = '', application = ''] = ISSUER.exec(issuer) ?? [];
  return region ? make({ region, realm, application }) : undefined;
};

/** Where Beyond Identity manages the application of this issuer. Undefined: the issuer is another's. */
export const managementBase = (issuer: string) =>
  addressOf(
    issuer,
    ({ region, realm, application }) =>
      `https://api-${region}.beyondidentity.com${realm}${application}`,
  );

/** Where tokens of this issuer are introspected: in its realm. Undefined: the issuer is not Beyond Identity's. */
export const realmIntrospection = (issuer: string) =>
  addressOf(
    issuer,
    ({ region, realm }) => `https://auth-${region}.beyondidentity.com${realm}/introspect`,
  );

/** Where tokens of this issuer are revoked. Undefined: the issuer is not Beyond Identity's. */
export const applicationRevocation = (issuer: string) =>
  addressOf(
    issuer,
    ({ region, realm, application }) =>
      `https://auth-${region}.beyondidentity.com${realm}${application}/revoke`,
  );

/** Where the tokens of an application are at home: they say so, and an API has to look. */
export interface Home {
  /** Of the realm's keys. */
  readonly host: string;
  readonly tenant: string;
  readonly realm: string;
  readonly application: string;
}

/** The home of this issuer's tokens. Undefined: the issuer is not Beyond Identity's. */
export function homeOf(issuer: string): Home | undefined {
  if (!ISSUER.test(issuer)) return undefined;
  const { host, pathname } = new URL(issuer);
  const [, , , tenant = '', , realm = '', , application = ''] = pathname.split('/');
  return { host, tenant, realm, application };
}
