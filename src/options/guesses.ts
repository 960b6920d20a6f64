import { apiScopeText, parseApiScope } from '../core/api-scope.ts';
import type { AppForm } from '../core/app-form.ts';
import { claimsIn } from '../core/token/read-token.ts';
import { originOf } from '../core/web-origin.ts';
import { parseWebUrl } from '../core/web-url.ts';
import { redirectUri as ownRedirectUri } from '../platform/identity.ts';

type Fields = Partial<AppForm>;

const linesOf = (text = '') => text.split('\n').filter((line) => line.trim() !== '');

export const hostOf = (address = '') => {
  const parsed = parseWebUrl(address);
  return parsed.ok ? parsed.value.host : undefined;
};

/** The resources that are addresses are most often the API's own (RFC 8707 §2). */
function apiIn({ resources }: Fields): Fields {
  const scopes = linesOf(resources).flatMap((resource) => {
    const scope = parseApiScope(resource.replace(/[?#].*$/, ''));
    return scope.ok ? [apiScopeText(scope.value)] : [];
  });
  return scopes.length > 0 ? { apiScopes: scopes.join('\n') } : {};
}

/** A page that gets the answer is most often the page that calls the API. */
function pagesIn({ redirectUri }: Fields): Fields {
  const parsed = parseWebUrl(redirectUri ?? '');
  if (!parsed.ok || redirectUri?.startsWith(ownRedirectUri())) return {};
  return { callers: originOf(parsed.value) };
}

/** What an app could be called: by its API, its issuer or its client. */
export function nameIn({ apiScopes, issuer, authorizationEndpoint, clientId }: Fields): Fields {
  const hosts = [linesOf(apiScopes)[0], issuer, authorizationEndpoint].map(hostOf);
  const name = hosts.find((host) => host !== undefined) ?? clientId;
  return name ? { name } : {};
}

/** What a sign-in of another app lets one guess. */
export function guessesFrom(said: Fields): Fields {
  const guesses = { ...apiIn(said), ...pagesIn(said) };
  return { ...nameIn({ ...said, ...guesses }), ...guesses };
}

const asList = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/** Providers name their own pages as an audience too, beside the API (OpenID Connect Core §5.3). */
const isOf = (issuer: string, address: string) => hostOf(address) === hostOf(issuer);

/** What a pasted token lets one guess: which API it is for (RFC 7519 §4.1.3), and what to call the app. */
export function guessesFromToken(token: string): Fields {
  const { iss, aud } = claimsIn(token) ?? {};
  const [issuer = ''] = asList(iss);
  const resources = asList(aud).filter((one) => issuer === '' || !isOf(issuer, one));
  const said = { issuer, resources: resources.join('\n') };
  const api = apiIn(said);
  return { ...nameIn({ ...said, ...api }), ...api };
}
