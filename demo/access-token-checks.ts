import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { demoApi } from './clients.ts';
import { introspectionPath, jwksPath } from './issuer-paths.ts';
import { onLoopback } from './loopback-server.ts';
import { unsealed } from './sealed-tokens.ts';

export type Caller = {
  readonly subject: string;
  readonly scope: string;
  /** How the user signed in, and when, in seconds (RFC 9068 §2.2.1). */
  readonly acr?: string;
  readonly authTime?: number;
};

/** Who is calling with this token, or undefined where it is not good for this resource. */
export type CheckAccessToken = (token: string) => Promise<Caller | undefined>;

/** RFC 9068: the token says it all, and the issuer's key vouches for it. */
export function checkByJwt(issuer: string, resource: string): CheckAccessToken {
  // An issuer here may change its keys twice a minute.
  const keys = createRemoteJWKSet(onLoopback(`${issuer}${jwksPath}`), { cooldownDuration: 0 });
  const expected = { issuer, audience: resource, typ: 'at+jwt', algorithms: ['RS256'] };
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, expected);
      return {
        subject: payload.sub ?? '',
        scope: textOf(payload['scope']),
        acr: textOf(payload['acr']),
        authTime: Number(payload['auth_time'] ?? 0),
      };
    } catch (error) {
      if (isTokensFault(error)) return undefined;
      throw error;
    }
  };
}

/** The same for a token that is encrypted for the API (RFC 7516). */
export function checkBySealedJwt(issuer: string, resource: string): CheckAccessToken {
  const check = checkByJwt(issuer, resource);
  return async (token) => {
    const signed = await unsealed(token).catch(() => undefined);
    return signed === undefined ? undefined : check(signed);
  };
}

/** RFC 7662: the token says nothing, and the issuer is asked about it each time. */
export function checkByIntrospection(issuer: string, resource: string): CheckAccessToken {
  const endpoint = onLoopback(`${issuer}${introspectionPath}`);
  return async (token) => {
    const answer = await introspect(endpoint, token);
    if (answer['active'] !== true || answer['aud'] !== resource) return undefined;
    const subject = textOf(answer['sub']) || textOf(answer['client_id']);
    return { subject, scope: textOf(answer['scope']) };
  };
}

async function introspect(endpoint: URL, token: string): Promise<Record<string, unknown>> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${demoApi.id}:${demoApi.secret}`)}` },
    body: new URLSearchParams({ token, token_type_hint: 'access_token' }),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  // How oidc-provider refuses to look into a JWT, which is not a token for this resource.
  if (answer['error'] === 'unsupported_token_type') return { active: false };
  if (!response.ok) throw new Error(`The issuer answered ${response.status} to the introspection`);
  return answer;
}

/** Not where the keys could not be had: then nothing is known about the token. */
function isTokensFault(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return false;
  return error.code !== 'ERR_JWKS_TIMEOUT' && error.code !== 'ERR_JOSE_GENERIC';
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
