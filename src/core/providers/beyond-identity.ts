import { parseJsonObject } from '../json-fields.ts';
import type { Blank, Provider } from './provider.ts';

const TENANT = 'https://auth-{region}.beyondidentity.com/v1/tenants/{tenant}';
const REALM = `${TENANT}/realms/{realm}`;
const APPLICATION = `${REALM}/applications/{application}`;
const API = 'https://api-{region}.beyondidentity.com/v1/tenants/{tenant}/realms/{realm}';
const CONSOLE = 'https://console-{region}.beyondidentity.com/login';

const ID = '[0-9A-Za-z_-]+';

const BLANKS: readonly Blank[] = [
  { name: 'region', example: 'us', pattern: 'us|eu', choices: ['us', 'eu'] },
  { name: 'tenant', example: '0001f1f460b1ace6', pattern: ID },
  { name: 'realm', example: 'a1b2c3d4e5f60718', pattern: ID },
  { name: 'application', example: '38833c36-6f47-4992-9329-ea0a00915137', pattern: ID },
  { name: 'lifetime', example: '600', pattern: '[1-9]\\d*' },
  {
    name: 'claims',
    example: '{"role":"tester"}',
    pattern: '\\{.*\\}',
    fits: (value) => parseJsonObject(value).ok,
  },
];

const TOKEN_PARAMETERS = 'expiration_time={lifetime}\ncustom_claims={claims}';

const ENDPOINTS = {
  tokenEndpoint: `${APPLICATION}/token`,
  /** The realm answers for all of its applications. */
  introspectionEndpoint: `${REALM}/introspect`,
  revocationEndpoint: `${APPLICATION}/revoke`,
};

const BEYOND_IDENTITY: Provider = {
  id: 'beyond_identity',
  name: 'Beyond Identity',
  aliases: ['beyondidentity', 'bi', 'secure access', 'passkey platform'],
  issuer: APPLICATION,
  blanks: BLANKS,
  addresses: [`${APPLICATION}/{**}`, `${REALM}/{**}`, `${TENANT}/{**}`],
  form: {
    ...ENDPOINTS,
    authorizationEndpoint: `${APPLICATION}/authorize`,
    scope: 'openid',
    tokenParameters: TOKEN_PARAMETERS,
  },
  kinds: [
    { id: 'public', form: { authentication: 'none', pkce: 'S256' } },
    { id: 'confidential', form: { authentication: 'client_secret_basic', pkce: 'S256' } },
  ],
  audience: 'none',
  tokenFormats: ['jws', 'jwe'],
  introspectedBy: ['client', 'steward'],
  register: CONSOLE,
};

/** The application that every tenant has for the API of Beyond Identity itself. */
const MANAGEMENT_API: Provider = {
  id: 'beyond_identity_management',
  name: 'Beyond Identity Management API',
  aliases: ['beyondidentity management', 'bi api', 'management api'],
  issuer: APPLICATION,
  blanks: BLANKS,
  addresses: [`${API}/{**}`],
  form: {
    ...ENDPOINTS,
    grant: 'client_credentials',
    authentication: 'client_secret_basic',
    scope: 'tokens:introspect tokens:read tokens:delete',
    tokenParameters: TOKEN_PARAMETERS,
    apiScopes: API,
  },
  audience: 'none',
  tokenFormats: ['jws', 'jwe'],
  introspectedBy: ['client', 'steward'],
  register: CONSOLE,
};

export const BEYOND_IDENTITY_PROVIDERS: readonly Provider[] = [BEYOND_IDENTITY, MANAGEMENT_API];
