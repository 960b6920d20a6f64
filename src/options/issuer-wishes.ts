import type { AppForm } from '../core/app-form.ts';
import type { ClientAuthentication } from '../core/client.ts';
import type { Metadata } from '../core/discovery.ts';
import { authenticationOf } from '../core/parse-grant.ts';
import { seriesText } from '../ui/format.ts';

const GRANT_TYPES: Readonly<Partial<Record<AppForm['grant'], string>>> = {
  authorization_code: 'authorization_code',
  device_code: 'urn:ietf:params:oauth:grant-type:device_code',
  client_credentials: 'client_credentials',
  token_exchange: 'urn:ietf:params:oauth:grant-type:token-exchange',
  jwt_bearer: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  refresh_token: 'refresh_token',
  password: 'password',
};

/** Whether an issuer takes something: who does not say what they take may take anything. */
const isTaken = (taken: readonly string[] | undefined, value: string | undefined) =>
  taken === undefined || value === undefined || taken.includes(value);

/** The name that metadata has for a method: how exactly a secret is written in the header it does not say. */
const methodName = (authentication: ClientAuthentication) =>
  authentication === 'client_secret_basic_raw' ? 'client_secret_basic' : authentication;

/** Many issuers take public clients and do not list them. */
const isMethodTaken = (authentication: ClientAuthentication, taken: Metadata['authentications']) =>
  authentication === 'none' || isTaken(taken, methodName(authentication));

/** What a client is likeliest to have, first. */
const USUAL = ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'client_secret_jwt'];

function authenticationFor(form: AppForm, { authentications }: Metadata): Partial<AppForm> {
  if (isMethodTaken(authenticationOf(form), authentications)) return {};
  const authentication = USUAL.find((method) => authentications?.includes(method));
  return authentication ? { authentication: authentication as ClientAuthentication } : {};
}

function pkceFor({ pkceMethods }: Metadata): Partial<AppForm> {
  if (isTaken(pkceMethods, 'S256')) return { pkce: 'S256' };
  return { pkce: pkceMethods?.includes('plain') ? 'plain' : 'none' };
}

/** What says who signs in, and what keeps them signed in (OpenID Connect Core §3.1.2.1, §11). */
const USERS_SCOPES = ['openid', 'offline_access'];

function scopeFor({ scope, grant }: AppForm, { scopes = [] }: Metadata): Partial<AppForm> {
  const hasUser = grant === 'authorization_code' || grant === 'device_code';
  const wanted = USERS_SCOPES.filter((name) => scopes.includes(name));
  return hasUser && scope === '' && wanted.length > 0 ? { scope: wanted.join(' ') } : {};
}

/** What an issuer would have a form choose; a user's own choice stands above it. */
export const choicesFor = (form: AppForm, metadata: Metadata): Partial<AppForm> => ({
  ...scopeFor(form, metadata),
  ...pkceFor(metadata),
  ...authenticationFor(form, metadata),
  ...(metadata.wantsPushedRequests && { pushed: true }),
});

type Unlisted = Partial<Record<'grant' | 'authentication' | 'pkce' | 'responseMode', string>>;

/** Each choice in a form that the issuer does not list, with what it lists. */
export function unlistedIn(form: AppForm, metadata: Metadata | undefined): Unlisted {
  if (!metadata) return {};
  const { grants, authentications, pkceMethods, responseModes } = metadata;
  const isPkceTaken = form.pkce === 'none' || isTaken(pkceMethods, form.pkce);
  const isModeTaken = form.responseMode === '' || isTaken(responseModes, form.responseMode);
  return {
    ...(!isTaken(grants, GRANT_TYPES[form.grant]) && { grant: seriesText(grants ?? []) }),
    ...(!isMethodTaken(authenticationOf(form), authentications) && {
      authentication: seriesText(authentications ?? []),
    }),
    ...(!isPkceTaken && { pkce: seriesText(pkceMethods ?? []) }),
    ...(!isModeTaken && { responseMode: seriesText(responseModes ?? []) }),
  };
}
