import { subdomain, tenantId } from './blank.ts';
import type { AppKind, Provider } from './provider.ts';

const TENANT_EXAMPLE = '11111111-2222-3333-4444-555555555555';

/** A page's code may be redeemed only with an `Origin` header, any other only without one. */
const KINDS: readonly AppKind[] = [
  { id: 'spa', form: { authentication: 'none', originHeader: 'redirect' } },
  { id: 'native', form: { authentication: 'none', originHeader: 'remove' } },
  { id: 'web', form: { authentication: 'client_secret_post', originHeader: 'remove' } },
];

const COMMON = {
  kinds: KINDS,
  audience: 'scope',
  audienceExample: `api://${TENANT_EXAMPLE}/read`,
  tokenFormats: ['jws'],
  introspectedBy: [],
  register: 'https://entra.microsoft.com',
} as const;

const ENTRA: Provider = {
  ...COMMON,
  id: 'entra',
  name: 'Microsoft Entra ID',
  aliases: ['entra', 'azure ad', 'azure active directory', 'aad', 'microsoft', 'office 365'],
  issuer: 'https://login.microsoftonline.com/{tenant}/v2.0',
  // A name such as `common` or contoso.onmicrosoft.com works, but no issuer has it: metadata names the id.
  blanks: [tenantId(TENANT_EXAMPLE)],
  addresses: [
    'https://login.microsoftonline.com/{tenant}/{**}',
    'https://login.microsoftonline.com/{**}',
  ],
  form: { scope: 'openid offline_access' },
  unchecked: ['introspectedBy', 'register'],
};

const EXTERNAL_ID: Provider = {
  ...COMMON,
  id: 'entra_external',
  name: 'Microsoft Entra External ID',
  aliases: ['entra external id', 'ciam', 'azure ad for customers', 'microsoft external id'],
  issuer: 'https://{tenant}.ciamlogin.com/{tenant}/v2.0',
  blanks: [tenantId(TENANT_EXAMPLE)],
  addresses: [
    'https://{*}.ciamlogin.com/{tenant}/{**}',
    'https://{tenant}.ciamlogin.com/{**}',
    'https://{*}.ciamlogin.com/{**}',
  ],
  form: { scope: 'openid offline_access' },
  unchecked: ['introspectedBy', 'register'],
};

const POLICY = 'https://{subdomain}.b2clogin.com/{subdomain}.onmicrosoft.com/{policy}/oauth2/v2.0';

const B2C: Provider = {
  ...COMMON,
  id: 'azure_b2c',
  name: 'Azure AD B2C',
  aliases: ['b2c', 'microsoft b2c', 'azure active directory b2c'],
  issuer: 'https://{subdomain}.b2clogin.com/{tenant}/v2.0/',
  blanks: [
    subdomain('contoso'),
    { name: 'policy', example: 'B2C_1_signin', pattern: '[bB]2[cC]_1[\\w-]*', parameter: 'p' },
    tenantId(TENANT_EXAMPLE),
  ],
  addresses: [
    'https://{subdomain}.b2clogin.com/{tenant}/{policy}/{**}',
    'https://{subdomain}.b2clogin.com/{*}/{policy}/{**}',
    'https://{subdomain}.b2clogin.com/{tenant}/{**}',
    'https://{subdomain}.b2clogin.com/{**}',
  ],
  form: {
    authorizationEndpoint: `${POLICY}/authorize`,
    tokenEndpoint: `${POLICY}/token`,
    scope: 'openid offline_access',
  },
  register: 'https://portal.azure.com',
  // There is metadata below the policy, but it names this issuer, which has no policy.
  quirks: ['no_discovery'],
  unchecked: ['introspectedBy', 'register'],
};

export const MICROSOFT_PROVIDERS: readonly Provider[] = [ENTRA, EXTERNAL_ID, B2C];
