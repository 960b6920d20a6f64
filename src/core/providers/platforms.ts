import { domain, server } from './blank.ts';
import type { Provider } from './provider.ts';

const GOOGLE: Provider = {
  id: 'google',
  name: 'Google',
  aliases: ['google cloud', 'gcp', 'gmail', 'google workspace'],
  issuer: 'https://accounts.google.com',
  blanks: [],
  addresses: ['https://accounts.google.com/{**}', 'https://oauth2.googleapis.com/{**}'],
  form: {
    // PKCE does not spare a web application its secret there.
    authentication: 'client_secret_post',
    scope: 'openid email',
    // There is no scope for a refresh token, and a second consent gives none by itself.
    authorizationParameters: 'access_type=offline',
    prompt: 'consent',
  },
  audience: 'scope',
  audienceExample: 'https://www.googleapis.com/auth/calendar.readonly',
  tokenFormats: ['opaque'],
  introspectedBy: [],
  register: 'https://console.cloud.google.com/apis/credentials',
  unchecked: ['introspectedBy', 'register'],
};

const COGNITO: Provider = {
  id: 'cognito',
  name: 'AWS Cognito',
  aliases: ['amazon cognito', 'aws', 'cognito'],
  issuer: 'https://cognito-idp.{region}.amazonaws.com/{pool}',
  blanks: [
    { name: 'region', example: 'eu-west-1', pattern: '[a-z]{2}(?:-[a-z]+)+-\\d' },
    { name: 'pool', example: 'eu-west-1_AbCdEf123', pattern: '[\\w-]+_[0-9a-zA-Z]+' },
  ],
  addresses: [
    'https://cognito-idp.{region}.amazonaws.com/{pool}/{**}',
    // The domain of the login page is not that of the issuer, and does not say the pool.
    'https://{*}.auth.{region}.amazoncognito.com/{**}',
  ],
  form: { authentication: 'none', scope: 'openid' },
  audience: 'scope',
  audienceExample: 'https://api.example.com/orders.read',
  tokenFormats: ['jws'],
  introspectedBy: [],
  register: 'https://console.aws.amazon.com/cognito/home',
  unchecked: ['register'],
};

const GITHUB: Provider = {
  id: 'github',
  name: 'GitHub',
  aliases: ['git hub', 'github app', 'github oauth app'],
  issuer: 'https://github.com/login/oauth',
  blanks: [],
  addresses: ['https://github.com', 'https://github.com/login/{**}'],
  form: {
    authorizationEndpoint: 'https://github.com/login/oauth/authorize',
    tokenEndpoint: 'https://github.com/login/oauth/access_token',
    deviceAuthorizationEndpoint: 'https://github.com/login/device/code',
    authentication: 'client_secret_post',
    scope: 'read:user',
    renewsSilently: false,
  },
  audience: 'scope',
  audienceExample: 'repo',
  tokenFormats: ['opaque'],
  introspectedBy: [],
  register: 'https://github.com/settings/applications/new',
  unchecked: ['register'],
  quirks: ['no_discovery', 'errors_with_200', 'form_encoded'],
};

const GITLAB: Provider = {
  id: 'gitlab',
  name: 'GitLab',
  aliases: ['git lab'],
  issuer: '{server}',
  blanks: [server('https://gitlab.com')],
  hosts: '^gitlab\\.',
  addresses: ['{server}', '{server}/oauth/{**}', '{server}/users/sign_in'],
  form: { authentication: 'none', scope: 'openid read_user' },
  audience: 'scope',
  audienceExample: 'read_api',
  tokenFormats: ['opaque'],
  introspectedBy: ['client'],
  register: '{server}/-/user_settings/applications',
  unchecked: ['introspectedBy', 'register'],
};

const SALESFORCE: Provider = {
  id: 'salesforce',
  name: 'Salesforce',
  aliases: ['sales force', 'sfdc', 'force.com'],
  issuer: 'https://{domain}',
  blanks: [domain('mycompany.my.salesforce.com')],
  hosts: '^(?:login|test)\\.salesforce\\.com$|\\.my\\.(?:salesforce|site)\\.com$',
  addresses: ['https://{domain}', 'https://{domain}/services/oauth2/{**}'],
  form: { authentication: 'none', scope: 'openid api refresh_token' },
  audience: 'none',
  tokenFormats: ['opaque', 'jws'],
  introspectedBy: ['client'],
};

export const PLATFORMS: readonly Provider[] = [GOOGLE, COGNITO, GITHUB, GITLAB, SALESFORCE];
