import type { App } from '../../../src/core/app.ts';
import type { Drafts } from '../../../src/core/draft.ts';
import { neededOrigins, patternOf } from '../../../src/core/host-permission.ts';
import type { IssuerFacts } from '../../../src/core/issuer-facts.ts';
import type { RequestLog } from '../../../src/core/request-log.ts';
import type { PageState } from '../../../src/ui/page-state.ts';
import { SERVER } from './apps.ts';
import { ago, ahead } from './moment.ts';
import { ISSUER, PUBLISHED_KEY } from './tokens.ts';

/** What stands in the extension’s storage when a scene opens. */
export type Store = Partial<PageState> & {
  /** By app. */
  readonly requests?: Readonly<Record<string, RequestLog>>;
  readonly drafts?: Drafts;
};

export const FACTS: IssuerFacts = {
  metadata: {
    ...SERVER,
    jwksUri: `${ISSUER}/jwks`,
    deviceAuthorizationEndpoint: `${ISSUER}/device`,
    wantsPushedRequests: false,
    grants: ['authorization_code', 'refresh_token', 'client_credentials'],
    authentications: ['none', 'client_secret_basic'],
    pkceMethods: ['S256'],
    scopes: ['openid', 'email', 'orders:read', 'orders:write', 'orders:admin'],
  },
  foundAt: ago(12),
  keys: [PUBLISHED_KEY],
  keysAt: ago(12),
  fetchedAt: ago(12),
  freshUntil: ahead(1, 'h'),
};

/** Apps and who is signed in to them, all of them permitted, with an issuer whose keys are known. */
export const storeOf = (
  apps: readonly App[],
  sessions: PageState['sessions'] = {},
  changes: Store = {},
): Store => ({
  apps,
  sessions,
  issuers: { [ISSUER]: FACTS },
  granted: [...new Set(apps.flatMap(neededOrigins).map(patternOf))],
  ...changes,
});

type Areas = Readonly<Record<'local' | 'session', Readonly<Record<string, unknown>>>>;

const ON_DISK: readonly string[] = ['apps', 'settings', 'preferences'];

/** The same under the keys that it has in the browser: the number is the version of the schema. */
export function areasOf({ requests = {}, ...items }: Store): Areas {
  const keyed = Object.entries(items).map(([name, value]) => ({ name, key: `${name}/1`, value }));
  const area = (isOnDisk: boolean) =>
    keyed.filter(({ name }) => ON_DISK.includes(name) === isOnDisk);
  const record = (list: typeof keyed) =>
    Object.fromEntries(list.map(({ key, value }) => [key, value]));
  const logs = Object.entries(requests).map(([app, log]) => [`requests/1/${app}`, log]);
  return {
    local: record(area(true)),
    session: { ...record(area(false)), ...Object.fromEntries(logs) },
  };
}
