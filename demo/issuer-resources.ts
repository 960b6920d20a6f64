import { type Client, type Configuration, errors, type ResourceServer } from 'oidc-provider';
import { type Resources, scopes } from './resources.ts';

type ResourceIndicators = NonNullable<NonNullable<Configuration['features']>['resourceIndicators']>;

/** RFC 8707: which API a token is for, its form and the scopes it can have. */
export function resourceIndicators(resources: Resources): ResourceIndicators {
  const servers = resourceServers(resources);
  return {
    enabled: true,
    defaultResource: (_context, client, granted) =>
      granted?.[0] ?? (isMachine(client) ? resources.reports : resources.orders),
    useGrantedResource: () => true,
    getResourceServerInfo: (_context, resource, client) => {
      const server = servers.get(resource);
      if (!server) throw new errors.InvalidTarget(`this issuer knows no resource "${resource}"`);
      if (isMachine(client) && resource !== resources.reports) {
        throw new errors.InvalidTarget('this client may only ask for the reports');
      }
      return server;
    },
  };
}

function resourceServers({ orders, reports }: Resources): Map<string, ResourceServer> {
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
  ]);
}

const isMachine = (client: Client) => client.grantTypeAllowed('client_credentials');
