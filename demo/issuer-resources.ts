import {
  type Configuration,
  errors,
  type KoaContextWithOIDC,
  type ResourceServer,
} from 'oidc-provider';
import { type Resources, scopes } from './resources.ts';
import { sealing } from './sealed-tokens.ts';

type ResourceIndicators = NonNullable<NonNullable<Configuration['features']>['resourceIndicators']>;

/** RFC 8707: which API a token is for, its form and the scopes it can have. */
export function resourceIndicators(resources: Resources): ResourceIndicators {
  const serverOf = resourceServerOf(resources);
  return {
    enabled: true,
    defaultResource: (context, _client, granted) =>
      granted?.[0] ?? defaultResource(context, resources),
    useGrantedResource: () => true,
    getResourceServerInfo: serverOf,
  };
}

export function resourceServerOf(resources: Resources) {
  const servers = resourceServers(resources);
  return (context: KoaContextWithOIDC, resource: string): ResourceServer => {
    const server = servers.get(resource);
    if (!server) throw new errors.InvalidTarget(`this issuer knows no resource "${resource}"`);
    if (isMachines(context) && resource !== resources.reports) {
      throw new errors.InvalidTarget('without a user only the reports can be asked for');
    }
    return server;
  };
}

function defaultResource(context: KoaContextWithOIDC, resources: Resources): string | undefined {
  if (isMachines(context)) return resources.reports;
  return isAboutUserOnly(context) ? undefined : resources.orders;
}

function resourceServers({ orders, reports, invoices }: Resources): Map<string, ResourceServer> {
  return new Map([
    [
      orders,
      {
        audience: orders,
        scope: `${scopes.readOrders} ${scopes.writeOrders}`,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      },
    ],
    [reports, { audience: reports, scope: scopes.readReports, accessTokenFormat: 'opaque' }],
    [
      invoices,
      {
        audience: invoices,
        scope: scopes.readInvoices,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' }, encrypt: sealing },
      },
    ],
  ]);
}

const isMachines = ({ oidc }: KoaContextWithOIDC) =>
  oidc.params?.['grant_type'] === 'client_credentials';

/** Then the token is for the issuer's own userinfo, which takes none that is for an API. */
function isAboutUserOnly({ oidc }: KoaContextWithOIDC): boolean {
  const asked = oidc.requestParamScopes;
  const isForApi = Object.values(scopes).some((scope) => asked.has(scope));
  return asked.has('openid') && !isForApi && !oidc.params?.['authorization_details'];
}
