import type { AppForm, TextField } from './app-form.ts';
import { parameterText, parseParameter } from './parameter.ts';
import { RESPONSE_MODES } from './token-request.ts';

/** What an authorization request says about the app that made it. */
export interface PastedRequest {
  readonly form: Partial<AppForm>;
  /** It asked for tokens without a code. Lanyard asks for a code instead (RFC 9700 §2.1.2). */
  readonly wasImplicit: boolean;
  /** What it asked for was pushed (RFC 9126) or signed (RFC 9101): only the client is known. */
  readonly isOpaque: boolean;
}

const FIELDS = {
  client_id: 'clientId',
  scope: 'scope',
  audience: 'audience',
  redirect_uri: 'redirectUri',
  login_hint: 'loginHint',
  acr_values: 'acrValues',
  max_age: 'maxAge',
  authorization_details: 'details',
} as const satisfies Record<string, TextField>;

const READ = [...Object.keys(FIELDS), 'resource', 'response_mode', 'prompt', 'request'];

/** What belongs to one sign-in, to one key or to one program: kept, it would be a secret or a lie. */
const PASSING =
  /(?:^|[_-])(?:state|nonce|code|token|token_hint|ticket|secret|password|session|verifier|challenge|assertion|signature|csrf|jkt|sid)$|^(?:username|auth0_?client|client_info|client-request-id|x-client-.*|session_.*|.*_session_.*)$/i;

const inSnakeCase = (name: string) => name.replaceAll(/([a-z])([A-Z])/g, '$1_$2');

/** Whether a parameter belongs to the one request that it came with. */
export const isPassing = (name: string) => PASSING.test(inSnakeCase(name));

const isToken = (value: string) => /^ey[\w-]+\.[\w-]*\.[\w-]*/.test(value);

const isOneLine = (value: string) => !/\p{Cc}/u.test(value);

const isOpaqueRequest = (query: URLSearchParams) =>
  query.has('request_uri') || query.has('request');

const isPushed = (query: URLSearchParams) =>
  /^urn:ietf:params:oauth:request_uri:/i.test(query.get('request_uri') ?? '');

function isImplicit(query: URLSearchParams) {
  const types = (query.get('response_type') ?? '').split(/\s+/);
  return !types.includes('code') && (types.includes('token') || types.includes('id_token'));
}

function plainFields(query: URLSearchParams): Partial<AppForm> {
  const fields = Object.entries(FIELDS).flatMap(([name, field]) => {
    const value = query.get(name)?.trim() ?? '';
    return value !== '' && (field === 'details' || isOneLine(value)) ? [[field, value]] : [];
  });
  return Object.fromEntries(fields);
}

function responseModeOf(query: URLSearchParams): Partial<AppForm> {
  const responseMode = RESPONSE_MODES.find((mode) => mode === query.get('response_mode'));
  return responseMode ? { responseMode } : {};
}

/** A silent request that was copied would never let a user sign in. */
function promptOf(query: URLSearchParams): Partial<AppForm> {
  const prompt = query.get('prompt')?.trim() ?? '';
  return prompt === '' || prompt === 'none' || !isOneLine(prompt) ? {} : { prompt };
}

const lines = (field: TextField, values: readonly string[]): Partial<AppForm> =>
  values.length > 0 ? { [field]: values.join('\n') } : {};

const resourcesOf = (query: URLSearchParams) =>
  lines('resources', query.getAll('resource').filter(isOneLine));

const isKept = ([name, value]: readonly [string, string]) =>
  !READ.includes(name) && !isPassing(name) && value !== '' && isOneLine(value) && !isToken(value);

function furtherParameters(query: URLSearchParams) {
  const kept = [...query].filter(isKept).flatMap(([name, value]) => {
    const parsed = parseParameter(parameterText({ name, value }));
    return parsed.ok ? [parameterText(parsed.value)] : [];
  });
  return lines('authorizationParameters', kept);
}

const codeFields = (query: URLSearchParams): Partial<AppForm> =>
  isImplicit(query) ? {} : responseModeOf(query);

/**
 * What a request asked for, as far as its address says. That another app went without PKCE does not say that
 * the issuer cannot do it, so nothing is taken over of that.
 */
const openFields = (query: URLSearchParams): Partial<AppForm> => ({
  ...plainFields(query),
  ...codeFields(query),
  ...promptOf(query),
  ...resourcesOf(query),
  ...furtherParameters(query),
});

/** The client that a query names, whatever else it is. */
export const clientFields = (query: URLSearchParams): Partial<AppForm> => {
  const { clientId } = plainFields(query);
  return clientId === undefined ? {} : { clientId };
};

const opaqueFields = (query: URLSearchParams): Partial<AppForm> => ({
  ...clientFields(query),
  ...(isPushed(query) && { pushed: true }),
});

/** Reads the query of an authorization request. What identifies one sign-in is left behind. */
export function readRequest(query: URLSearchParams): PastedRequest {
  const isOpaque = isOpaqueRequest(query);
  return {
    form: isOpaque ? opaqueFields(query) : openFields(query),
    wasImplicit: !isOpaque && isImplicit(query),
    isOpaque,
  };
}
