import type { Source } from '../findings/finding.ts';

/** A whole RFC, where its claims are all over it. */
export const document = (number: number): Source => ({
  name: `RFC ${number}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}`,
});

const openId = (name: string, file: string): Source => ({
  name: `OpenID ${name}`,
  url: `https://openid.net/specs/${file}.html`,
});

/** Where a claim was registered whose document is a draft, or is sold. */
export const REGISTRY: Source = {
  name: 'IANA',
  url: 'https://www.iana.org/assignments/jwt/jwt.xhtml',
};

export const IDA = openId('Identity Assurance', 'openid-connect-4-ida-claims-1_0');
export const LOGOUT = openId('Front-Channel Logout', 'openid-connect-frontchannel-1_0');
export const FEDERATION = openId('Federation', 'openid-federation-1_0');
export const FAPI = openId('Financial-grade API', 'openid-financial-api-part-2-1_0');

export const CREDENTIALS: Source = {
  name: 'W3C Verifiable Credentials',
  url: 'https://www.w3.org/TR/vc-data-model/',
};

const provider = (name: string, url: string): Source => ({ name, url: `https://${url}` });

export const ENTRA = provider(
  'Microsoft Entra',
  'learn.microsoft.com/entra/identity-platform/access-token-claims-reference',
);
export const OKTA = provider('Okta', 'developer.okta.com/docs/reference/api/oidc/');
export const AUTH0 = provider(
  'Auth0',
  'auth0.com/docs/secure/tokens/json-web-tokens/json-web-token-claims',
);
export const COGNITO = provider(
  'Amazon Cognito',
  'docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html',
);
export const KEYCLOAK = provider('Keycloak', 'www.keycloak.org/docs/latest/server_admin/');
export const GOOGLE = provider('Google', 'developers.google.com/identity/openid-connect/reference');
export const FIREBASE = provider(
  'Firebase',
  'firebase.google.com/docs/auth/admin/verify-id-tokens',
);
export const APPLE = provider(
  'Apple',
  'developer.apple.com/documentation/signinwithapple/authenticating-users-with-sign-in-with-apple',
);
export const BEYOND_IDENTITY = provider('Beyond Identity', 'docs.beyondidentity.com');
export const ZITADEL = provider('Zitadel', 'zitadel.com/docs/apis/openidoauth/claims');
