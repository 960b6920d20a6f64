import * as v from 'valibot';
import { type ApiScope, parseApiScope } from '../../src/core/api-scope.ts';
import { type App, AppSchema } from '../../src/core/app.ts';
import { type AppForm, EMPTY_FORM } from '../../src/core/app-form.ts';
import { NO_PREFERENCES } from '../../src/core/preferences.ts';
import type { Problem } from '../../src/core/problem.ts';
import type { Result } from '../../src/core/result.ts';
import type { State } from '../../src/core/state.ts';
import { parseOrigin, type WebOrigin } from '../../src/core/web-origin.ts';

/** What a parser read; a test that needs it fails with the reason where there is none. */
export function valueIn<Value, Fault>(result: Result<Value, Fault>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.fault)}`);
}

/** Why a parser refused: undefined where it did not. */
export const codeOf = (result: Result<unknown, Problem>) =>
  result.ok ? undefined : result.fault.code;

export const origin = (text: string): WebOrigin => valueIn(parseOrigin(text));
export const scope = (text: string): ApiScope => valueIn(parseApiScope(text));

/** As it is stored: plain data, which `AppSchema` has yet to read. */
export const STORED_APP = {
  id: 'app-1',
  name: 'Shop',
  enabled: true,
  grant: {
    kind: 'authorization_code',
    server: {
      issuer: 'https://issuer.test',
      tokenEndpoint: 'https://issuer.test/token',
      authorizationEndpoint: 'https://issuer.test/auth',
      namesItself: true,
    },
    client: { id: 'shop', authentication: 'none' },
    request: { scopes: ['openid', 'orders'], audience: 'shop-api' },
  },
  apiScopes: [{ origin: 'https://api.test', path: '/v1' }],
  callers: [{ kind: 'page', origin: 'https://app.test' }],
};

/** The same as it is read: what it does not say has a default. */
export const READ_APP = {
  ...STORED_APP,
  grant: { ...STORED_APP.grant, authorization: { pkce: 'S256', renewsSilently: true } },
  kinds: ['fetch', 'beacon', 'worker'],
  header: { name: 'authorization', scheme: 'Bearer' },
  send: 'access_token',
  originHeader: 'keep',
  rivals: [],
  silenced: [],
  favourite: false,
};

export const appWith = (changes: Partial<Record<keyof App, unknown>> = {}): App =>
  v.parse(AppSchema, { ...STORED_APP, ...changes });

/** All that there is to know: nothing, but for what a test changes. */
export const stateWith = (changes: Partial<State> = {}): State => ({
  apps: [],
  settings: { attaching: true, owesGrant: false, pages: [] },
  preferences: NO_PREFERENCES,
  sessions: {},
  current: {},
  answers: {},
  tabs: {},
  refusals: {},
  replaced: {},
  histories: {},
  issuers: {},
  watch: null,
  begun: null,
  vault: {},
  discovery: null,
  granted: [],
  trash: null,
  fault: null,
  ...changes,
});

/** What Chromium can do that rules depend on (measured in Chromium 156). */
export const CHROMIUM = {
  types: [
    'csp_report',
    'font',
    'image',
    'main_frame',
    'media',
    'object',
    'other',
    'ping',
    'script',
    'stylesheet',
    'sub_frame',
    'webbundle',
    'websocket',
    'webtransport',
    'xmlhttprequest',
  ],
  knowsTop: true,
} as const;

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A JWT in form only: nothing in Lanyard checks a signature. */
export const jwtWith = (claims: object, header: object = { alg: 'RS256', typ: 'at+jwt' }) =>
  `${encoded(header)}.${encoded(claims)}.c2lnbmF0dXJl`;

/** Every field filled in as a person would. */
export const FORM: AppForm = {
  ...EMPTY_FORM,
  name: 'Shop',
  issuer: 'https://issuer.test',
  authorizationEndpoint: 'https://issuer.test/auth',
  tokenEndpoint: 'https://issuer.test/token',
  namesItself: true,
  clientId: 'shop',
  scope: 'openid orders',
  audience: 'shop-api',
  apiScopes: 'https://api.test/v1',
  callers: 'https://app.test',
};
