import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import * as v from 'valibot';
import { AppSchema } from '../src/core/app.ts';
import { MetadataSchema } from '../src/core/discovery.ts';
import { IssuerKeySchema } from '../src/core/issuer-facts.ts';
import { HOUR, SECOND } from '../src/core/time.ts';
import type { TokenFacts } from '../src/core/token/facts.ts';
import { parseOrigin, type WebOrigin } from '../src/core/web-origin.ts';

const ISSUER = 'https://issuer.test';
const API = 'https://api.test';
const SCOPES = ['openid', 'profile', 'orders:read', 'orders:write'];

/** How long a token is that has a name, a few rights and an RSA signature. */
const LENGTH = 2048;

/** Tokens that differ, so that nothing is measured that remembers a text. */
const COUNT = 64;

const endpoints = {
  issuer: ISSUER,
  tokenEndpoint: `${ISSUER}/token`,
  authorizationEndpoint: `${ISSUER}/auth`,
  namesItself: true,
};

const metadata = v.parse(MetadataSchema, {
  ...endpoints,
  jwksUri: `${ISSUER}/keys`,
  introspectionEndpoint: `${ISSUER}/introspect`,
  userinfoEndpoint: `${ISSUER}/userinfo`,
  wantsPushedRequests: false,
  grants: ['authorization_code', 'refresh_token'],
  pkceMethods: ['S256'],
  scopes: SCOPES,
});

const app = v.parse(AppSchema, {
  id: 'app-1',
  name: 'Shop',
  enabled: true,
  grant: {
    kind: 'authorization_code',
    server: endpoints,
    client: { id: 'shop', authentication: 'none' },
    request: { scopes: [...SCOPES, 'offline_access'], audience: API },
  },
  apiScopes: [{ origin: API, path: '/v1' }],
  callers: [{ kind: 'page', origin: 'https://app.test' }],
});

const claimsAt = (now: number, serial: number, groups: readonly string[]) => ({
  iss: ISSUER,
  sub: '5ba552d67b8e4c1f9a0d',
  aud: [API, `${ISSUER}/userinfo`],
  iat: Math.floor(now / SECOND) - 60,
  nbf: Math.floor(now / SECOND) - 60,
  exp: Math.floor((now + HOUR) / SECOND),
  jti: `dbe39bf3-a3ba-4238-a513-${String(serial).padStart(12, '0')}`,
  client_id: 'shop',
  azp: 'shop',
  scope: SCOPES.join(' '),
  auth_time: Math.floor(now / SECOND) - 300,
  acr: 'urn:example:gold',
  amr: ['pwd', 'otp'],
  name: 'Alice Älpler',
  preferred_username: 'alice@example.com',
  email: 'alice@example.com',
  email_verified: true,
  realm_access: { roles: ['customer', 'editor'] },
  resource_access: { shop: { roles: ['buyer'] }, stock: { roles: ['viewer'] } },
  groups,
});

const groupOf = (index: number) => `/companies/acme/teams/${index}`;

type Sign = (serial: number, groups: readonly string[]) => Promise<string>;

/** As many groups as it takes to be that long. */
async function groupsFor(sign: Sign): Promise<readonly string[]> {
  const groups: string[] = [];
  while ((await sign(0, groups)).length < LENGTH) groups.push(groupOf(groups.length));
  return groups;
}

export interface Sample {
  readonly tokens: readonly string[];
  /** All that can be known, but for the token. */
  readonly known: Omit<TokenFacts, 'text' | 'reading'>;
}

const knownAt = (now: number, keys: TokenFacts['issuer'], idToken: string): Sample['known'] => ({
  kind: 'access_token',
  now,
  app,
  issuer: keys,
  check: { signature: { kind: 'verified', algorithm: 'RS256', keyId: 'key-1' } },
  tokens: {
    accessToken: idToken,
    idToken,
    receivedAt: now,
    expiresAt: now + HOUR,
    scopes: SCOPES,
    who: 'alice@example.com',
    subject: '5ba552d67b8e4c1f9a0d',
    renewable: true,
    skew: 250,
    notes: ['no_token_type'],
    occasion: 'sign_in',
    signedInAt: now,
    refreshToken: { receivedAt: now, expiresAt: now + 24 * HOUR },
  },
  refusal: {
    at: now,
    status: 403,
    host: 'api.test',
    challenge: { error: 'insufficient_scope', scopes: ['orders:delete'] },
    receivedAt: now,
  },
  answers: {
    introspection: { at: now, receivedAt: now, claims: { active: true, sub: 'someone' } },
    userinfo: { at: now, receivedAt: now, claims: { sub: 'someone' } },
    trial: { at: now, receivedAt: now, url: `${API}/v1/orders`, status: 403 },
  },
  failure: { code: 'refused', detail: 'access_denied' },
  lacking: [originOf(API)],
  isReplaced: true,
});

function originOf(text: string): WebOrigin {
  const origin = parseOrigin(text);
  if (!origin.ok) throw new Error(`No origin: ${text}`);
  return origin.value;
}

/** Tokens of 2 KB, and everything that there can be to know about them. */
export async function sampleAt(now: number): Promise<Sample> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const published = { ...(await exportJWK(publicKey)), kid: 'key-1', use: 'sig', alg: 'RS256' };
  const header = { alg: 'RS256', typ: 'at+jwt', kid: 'key-1' };
  const sign: Sign = (serial, groups) =>
    new SignJWT(claimsAt(now, serial, groups)).setProtectedHeader(header).sign(privateKey);
  const groups = await groupsFor(sign);
  const tokens = await Promise.all(Array.from({ length: COUNT }, (_, at) => sign(at, groups)));
  const keys = [v.parse(IssuerKeySchema, published)];
  const issuer = { metadata, keys, fetchedAt: now, foundAt: now, freshUntil: now + HOUR };
  return { tokens, known: knownAt(now, issuer, tokens[0] as string) };
}
