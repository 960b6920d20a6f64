import { domain, subdomain, UUID } from './blank.ts';
import type { AppKind, Provider } from './provider.ts';

const AUTH0: Provider = {
  id: 'auth0',
  name: 'Auth0',
  aliases: ['okta customer identity'],
  issuer: 'https://{domain}/',
  blanks: [domain('tenant.eu.auth0.com')],
  hosts: '\\.auth0\\.com$',
  addresses: ['https://{domain}/{**}'],
  form: { authentication: 'none', scope: 'openid offline_access' },
  audience: 'parameter',
  audienceExample: 'https://api.example.com',
  tokenFormats: ['jws', 'jwe', 'opaque'],
  introspectedBy: [],
  register: 'https://manage.auth0.com/#/applications',
  unchecked: ['tokenFormats', 'introspectedBy', 'register'],
};

const OKTA_KINDS: readonly AppKind[] = [
  { id: 'native', form: { authentication: 'none', originHeader: 'remove' } },
  { id: 'spa', form: { authentication: 'none', originHeader: 'redirect' } },
  { id: 'web', form: { authentication: 'client_secret_basic', originHeader: 'remove' } },
];

const OKTA_COMMON = {
  hosts: '\\.(?:okta|oktapreview|okta-emea)\\.com$',
  kinds: OKTA_KINDS,
  form: { scope: 'openid offline_access' },
  introspectedBy: ['client', 'public_client'],
  unchecked: ['introspectedBy', 'kinds'],
} as const;

const OKTA: Provider = {
  ...OKTA_COMMON,
  id: 'okta',
  name: 'Okta (custom authorization server)',
  aliases: ['okta'],
  issuer: 'https://{domain}/oauth2/{authorization_server}',
  blanks: [
    domain('dev-12345.okta.com'),
    {
      name: 'authorization_server',
      example: 'default',
      // `/oauth2/v1` belongs to the organisation's own server.
      pattern: '(?!v1(?:/|$))[^/?#]+',
    },
  ],
  addresses: ['https://{domain}/oauth2/{authorization_server}/{**}'],
  audience: 'none',
  tokenFormats: ['jws'],
};

const OKTA_ORG: Provider = {
  ...OKTA_COMMON,
  id: 'okta_org',
  name: 'Okta (org authorization server)',
  aliases: ['okta'],
  issuer: 'https://{domain}',
  blanks: [domain('dev-12345.okta.com')],
  addresses: ['https://{domain}', 'https://{domain}/oauth2/v1/{**}'],
  audience: 'none',
  tokenFormats: ['jws'],
  unchecked: ['introspectedBy', 'kinds', 'tokenFormats'],
};

const PINGONE_REGIONS = ['com', 'eu', 'ca', 'com.au', 'sg', 'asia'] as const;

const PINGONE: Provider = {
  id: 'pingone',
  name: 'PingOne',
  aliases: ['ping identity', 'ping'],
  issuer: 'https://auth.pingone.{region}/{environment}/as',
  blanks: [
    {
      name: 'region',
      example: 'eu',
      pattern: 'com\\.au|com|eu|ca|sg|asia',
      choices: PINGONE_REGIONS,
    },
    { name: 'environment', example: '11111111-2222-3333-4444-555555555555', pattern: UUID },
  ],
  addresses: [
    'https://auth.pingone.{region}/{environment}/{**}',
    'https://auth.pingone.{region}/{**}',
  ],
  form: { authentication: 'none', scope: 'openid' },
  audience: 'scope',
  audienceExample: 'orders:read',
  tokenFormats: ['jws'],
  introspectedBy: ['client'],
  register: 'https://console.pingone.{region}/',
};

const ONELOGIN: Provider = {
  id: 'onelogin',
  name: 'OneLogin',
  aliases: ['one login', 'one identity'],
  issuer: 'https://{subdomain}.onelogin.com/oidc/2',
  blanks: [subdomain('example')],
  addresses: ['https://{subdomain}.onelogin.com/{**}'],
  form: { authentication: 'none', scope: 'openid' },
  audience: 'resource',
  audienceExample: 'https://api.example.com',
  tokenFormats: ['opaque', 'jws'],
  introspectedBy: ['client'],
  unchecked: ['audience', 'tokenFormats'],
};

const DESCOPE: Provider = {
  id: 'descope',
  name: 'Descope',
  aliases: [],
  issuer: 'https://api.descope.com/{project}',
  blanks: [
    {
      name: 'project',
      example: 'P2abcdefghijklmnopqrstuvwxyz',
      pattern: 'P[0-9A-Za-z]+',
      // There the client is the project.
      parameter: 'client_id',
    },
  ],
  addresses: [
    'https://api.descope.com/{project}/{**}',
    'https://api.descope.com/oauth2/v1/{*}',
    'https://api.descope.com',
  ],
  form: { authentication: 'none', scope: 'openid' },
  audience: 'none',
  tokenFormats: ['jws'],
  introspectedBy: [],
  register: 'https://app.descope.com',
  unchecked: ['form'],
};

export const IDENTITY_SERVICES: readonly Provider[] = [
  AUTH0,
  OKTA,
  OKTA_ORG,
  PINGONE,
  ONELOGIN,
  DESCOPE,
];
