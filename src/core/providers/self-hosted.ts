import { server, serverWithPath } from './blank.ts';
import type { Provider } from './provider.ts';

const KEYCLOAK: Provider = {
  id: 'keycloak',
  name: 'Keycloak',
  aliases: ['key cloak', 'red hat sso', 'rhbk'],
  issuer: '{server}/realms/{realm}',
  // Before version 17 it stood below /auth.
  blanks: [
    serverWithPath('https://id.example.com'),
    { name: 'realm', example: 'myrealm', pattern: '[^/?#]+' },
  ],
  addresses: [
    '{server}/realms/{realm}',
    '{server}/realms/{realm}/protocol/{**}',
    '{server}/realms/{realm}/login-actions/{**}',
  ],
  form: { authentication: 'none', scope: 'openid' },
  audience: 'none',
  tokenFormats: ['jws'],
  introspectedBy: ['client'],
  register: '{server}/admin/',
  unchecked: ['register'],
};

const PINGFEDERATE: Provider = {
  id: 'pingfederate',
  name: 'PingFederate',
  aliases: ['ping federate', 'ping identity', 'ping'],
  issuer: '{server}',
  blanks: [server('https://sso.example.com')],
  addresses: ['{server}/as/{*}.oauth2'],
  form: { authentication: 'none', scope: 'openid' },
  audience: 'none',
  tokenFormats: ['opaque', 'jws'],
  introspectedBy: ['client'],
  unchecked: ['audience'],
};

const ZITADEL: Provider = {
  id: 'zitadel',
  name: 'Zitadel',
  aliases: [],
  issuer: '{server}',
  blanks: [server('https://example.zitadel.cloud')],
  hosts: '\\.zitadel\\.cloud$',
  addresses: ['{server}/{**}'],
  form: { authentication: 'none', scope: 'openid offline_access' },
  audience: 'scope',
  audienceExample: 'urn:zitadel:iam:org:project:id:123456789012345678:aud',
  tokenFormats: ['opaque', 'jws'],
  introspectedBy: ['client'],
  register: '{server}/ui/console',
  unchecked: ['register'],
};

const ENDPOINTS = 'authorize|token|userinfo|introspect|revoke|device';

const AUTHENTIK: Provider = {
  id: 'authentik',
  name: 'authentik',
  aliases: ['goauthentik'],
  issuer: '{server}/application/o/{slug}/',
  blanks: [
    serverWithPath('https://auth.example.com'),
    { name: 'slug', example: 'my-app', pattern: `(?!(?:${ENDPOINTS})(?:/|$))[^/?#]+` },
  ],
  addresses: ['{server}/application/o/{slug}/{**}', '{server}/application/o/{*}'],
  form: { authentication: 'none', scope: 'openid offline_access' },
  audience: 'none',
  tokenFormats: ['jws', 'jwe'],
  introspectedBy: ['client'],
  register: '{server}/if/admin/',
  unchecked: ['audience', 'register'],
};

const ORY: Provider = {
  id: 'ory',
  name: 'Ory',
  aliases: ['ory hydra', 'ory network', 'hydra'],
  issuer: '{server}',
  blanks: [server('https://example.projects.oryapis.com')],
  hosts: '\\.projects\\.oryapis\\.com$',
  addresses: ['{server}/{**}'],
  form: { authentication: 'none', scope: 'openid offline_access' },
  audience: 'parameter',
  audienceExample: 'https://api.example.com',
  tokenFormats: ['opaque', 'jws'],
  introspectedBy: ['admin'],
  unchecked: ['issuer'],
};

const FUSIONAUTH: Provider = {
  id: 'fusionauth',
  name: 'FusionAuth',
  aliases: ['fusion auth'],
  issuer: '{server}',
  blanks: [server('https://example.fusionauth.io')],
  hosts: '\\.fusionauth\\.io$',
  addresses: ['{server}/{**}'],
  form: { authentication: 'none', scope: 'openid offline_access' },
  audience: 'none',
  tokenFormats: ['jws'],
  introspectedBy: ['client'],
  unchecked: ['issuer', 'introspectedBy'],
};

export const SELF_HOSTED: readonly Provider[] = [
  KEYCLOAK,
  PINGFEDERATE,
  ZITADEL,
  AUTHENTIK,
  ORY,
  FUSIONAUTH,
];
