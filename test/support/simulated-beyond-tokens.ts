import { randomUUID } from 'node:crypto';
import { jwtWith } from './samples.ts';
import type { SimulatedClient } from './simulated-client.ts';

export const AUTH = 'https://auth-us.beyondidentity.com';
export const API = 'https://api-us.beyondidentity.com';
export const REALM = '/v1/tenants/t1/realms/r1';

/** An application as the console has it. */
export interface Application {
  readonly id: string;
  readonly client: SimulatedClient;
  readonly protocol: 'oauth2' | 'oidc';
  readonly format: 'self_contained' | 'referential';
  /** The resource server that is linked, and what of it the application allows. */
  readonly resource?: { readonly identifier: string; readonly scopes: readonly string[] };
  readonly refreshes?: boolean;
  /** In seconds. */
  readonly lifetime?: number;
}

/** A token that was given out, as the realm remembers it. */
export interface Issued {
  readonly id: string;
  readonly token: string;
  readonly application: string;
  readonly scopes: readonly string[];
  readonly audience: readonly string[];
  readonly lifetime: number;
  readonly format: Application['format'];
  readonly principal: { readonly type: string; readonly id: string };
  readonly custom: unknown;
}

/** The tokens that the realm has given out and not taken back, by what they are. */
export type Realm = Map<string, Issued>;

/** Who signs in. */
export const IDENTITY = 'identity-1';

export const applicationPath = ({ id }: Pick<Application, 'id'>) => `${REALM}/applications/${id}`;

export const issuerOf = (application: Pick<Application, 'id'>) =>
  `${AUTH}${applicationPath(application)}`;

const headerOf = (application: Application) => ({
  alg: 'RS256',
  typ: 'JWT',
  kid: 'key-1',
  jku: `${issuerOf(application)}/.well-known/jwks.json`,
});

const encoded = (part: object | string) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

/** Five parts, of which only the first can be read (RFC 7516 §3.1). */
const sealed = (id: string) =>
  [{ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'key-1' }, 'key', id, 'text', 'tag']
    .map(encoded)
    .join('.');

const claimsOf = (application: Application, issued: Omit<Issued, 'token'>) => {
  const at = Math.floor(Date.now() / 1000);
  return {
    iss: issuerOf(application),
    sub: issued.principal.id,
    aud: issued.audience,
    iat: at,
    nbf: at,
    exp: at + issued.lifetime,
    jti: issued.id,
    bi_t: 't1',
    bi_r: 'r1',
    bi_a: application.id,
    ...(issued.custom !== undefined && { bi_custom: issued.custom }),
  };
};

/** What is granted: what was asked for and the application allows, and nothing without a resource server. */
const grantedOf = ({ resource }: Application, asked: URLSearchParams) =>
  (asked.get('scope') ?? '').split(' ').filter((scope) => resource?.scopes.includes(scope));

/** `asked`: by the page, or by the form of a machine. `form`: of the token request, which has the parameters. */
export function issuedFor(
  application: Application,
  asked: URLSearchParams,
  form: URLSearchParams,
): Issued {
  const custom = form.get('custom_claims');
  const isMachine = form.get('grant_type') === 'client_credentials';
  const { resource, client, format } = application;
  const issued = {
    id: randomUUID(),
    application: application.id,
    scopes: grantedOf(application, asked),
    audience: [client.id, ...(resource ? [resource.identifier] : [])],
    lifetime: Number(form.get('expiration_time') ?? application.lifetime ?? 3600),
    format,
    principal: isMachine
      ? { type: 'application', id: application.id }
      : { type: 'identity', id: IDENTITY },
    custom: custom === null ? undefined : JSON.parse(custom),
  };
  const token =
    format === 'referential'
      ? sealed(issued.id)
      : jwtWith(claimsOf(application, issued), headerOf(application));
  return { ...issued, token };
}
