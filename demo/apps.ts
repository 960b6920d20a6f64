import { type AppForm, EMPTY_FORM } from '../src/core/app-form.ts';
import type { AppId } from '../src/core/app-id.ts';
import { type AppDraft, parseAppForm } from '../src/core/parse-app-form.ts';
import { ordersWeb, reportsJob } from './clients.ts';
import type { Demo } from './demo.ts';

const endpointsOf = ({ url }: Demo['issuer']) => ({
  tokenEndpoint: `${url}/token`,
  introspectionEndpoint: `${url}/token/introspection`,
  revocationEndpoint: `${url}/token/revocation`,
});

const ordersForm = ({ issuer, api, page }: Demo): AppForm => ({
  ...EMPTY_FORM,
  name: 'Orders API',
  issuer: issuer.url,
  authorizationEndpoint: `${issuer.url}/auth`,
  ...endpointsOf(issuer),
  userinfoEndpoint: `${issuer.url}/me`,
  endSessionEndpoint: `${issuer.url}/session/end`,
  namesItself: true,
  clientId: ordersWeb.id,
  scope: 'openid offline_access orders:read orders:write',
  resources: `${api.origin}/orders`,
  apiScopes: `${api.origin}/orders`,
  callers: page.origin,
});

const reportsForm = ({ issuer, api, page }: Demo): AppForm => ({
  ...EMPTY_FORM,
  name: 'Nightly reports',
  grant: 'client_credentials',
  issuer: issuer.url,
  ...endpointsOf(issuer),
  clientId: reportsJob.id,
  authentication: 'client_secret_basic',
  clientSecret: reportsJob.secret,
  scope: 'reports:read',
  resources: `${api.origin}/reports`,
  apiScopes: `${api.origin}/reports`,
  callers: page.origin,
});

function draft(form: AppForm, id: string): AppDraft {
  const parsed = parseAppForm(form, { id: id as AppId, enabled: true });
  if (!parsed.ok) throw new Error(`The demo app is wrong: ${JSON.stringify(parsed.fault)}`);
  return parsed.value;
}

/** The two apps of the demo: a user's token that can be read, and a machine's that cannot. */
export const demoApps = (demo: Demo): readonly AppDraft[] => [
  draft(ordersForm(demo), 'demo-orders'),
  draft(reportsForm(demo), 'demo-reports'),
];

/** The origins that the demo's apps need, as `https://host:port`. */
export const demoOrigins = ({ issuer, api, page }: Demo): readonly string[] => [
  issuer.url,
  api.origin,
  page.origin,
];
