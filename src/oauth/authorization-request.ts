import { calculatePKCECodeChallenge } from 'oauth4webapi';
import type { AuthorizationCodeGrant } from '../core/grant.ts';
import type { TokenSet } from '../core/session.ts';
import type { Authorization } from '../core/token-request.ts';
import { addApi, addWishes } from './client.ts';

/** What binds an answer to its request (RFC 6749 §10.12, RFC 7636, OpenID Connect Core §3.1.2.1). Plain data. */
export interface Binding {
  readonly state: string;
  /** Absent where the app goes without PKCE. */
  readonly verifier?: string;
  /** Only where an ID token is asked for, because it comes back in one. */
  readonly nonce?: string;
  readonly redirectUri: string;
}

export interface SignInExtra {
  /** Nobody is asked anything: it works only for who is signed in at the issuer, best the one of the ID token. */
  readonly silent?: { readonly idToken?: string | undefined } | undefined;
  /** Someone else than who is signed in at the issuer. */
  readonly another?: boolean | undefined;
  /** This user and nobody else, whoever is signed in at the issuer. */
  readonly as?: Pick<TokenSet, 'idToken' | 'who'> | undefined;
}

/** Space-delimited, where `none` stands alone (OpenID Connect Core §3.1.2.1). */
function promptFor({ prompt }: Authorization, { silent, another }: SignInExtra) {
  if (silent) return 'none';
  const configured = (prompt ?? '').split(' ').filter((value) => value && value !== 'none');
  if (!another || configured.includes('login') || configured.includes('select_account')) {
    return prompt;
  }
  return [...configured, 'select_account'].join(' ');
}

/** Whom an issuer may expect. Who is not wanted is not named. */
const loginHint = ({ loginHint: configured }: Authorization, { another, as }: SignInExtra) =>
  another ? undefined : (as?.who ?? configured);

/** The options of OpenID Connect Core §3.1.2.1, and how the answer comes back. */
const optionsOf = (authorization: Authorization, extra: SignInExtra) => ({
  response_mode: authorization.responseMode,
  prompt: promptFor(authorization, extra),
  login_hint: loginHint(authorization, extra),
  id_token_hint: (extra.silent ?? extra.as)?.idToken,
  acr_values: authorization.acrValues,
  max_age: authorization.maxAge?.toString(),
});

/** RFC 7636 §4.2 and §4.3. */
async function challengeOf(pkce: Authorization['pkce'], verifier: string | undefined) {
  if (verifier === undefined) return {};
  const challenge = pkce === 'S256' ? await calculatePKCECodeChallenge(verifier) : verifier;
  return { code_challenge: challenge, code_challenge_method: pkce };
}

/** What the request says beside who asks (RFC 6749 §4.1.1). The app's own parameters give way to these. */
export async function authorizationParameters(
  { client, request, authorization }: AuthorizationCodeGrant,
  { state, verifier, nonce, redirectUri }: Binding,
  extra: SignInExtra,
): Promise<URLSearchParams> {
  const own = (authorization.parameters ?? []).map(({ name, value }) => [name, value]);
  const parameters = new URLSearchParams(own);
  addApi(parameters, request);
  addWishes(parameters, request);
  const single = {
    ...optionsOf(authorization, extra),
    ...(await challengeOf(authorization.pkce, verifier)),
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirectUri,
    state,
    nonce,
  };
  for (const [name, value] of Object.entries(single)) if (value) parameters.set(name, value);
  return parameters;
}

/** The endpoint's own parameters are kept, but for those that are asked with. */
export function authorizationUrl(endpoint: string, parameters: URLSearchParams): URL {
  const url = new URL(endpoint);
  // How the answer comes back is the app's to say: it is waited for there.
  url.searchParams.delete('response_mode');
  for (const name of parameters.keys()) url.searchParams.delete(name);
  for (const [name, value] of parameters) url.searchParams.append(name, value);
  return url;
}
