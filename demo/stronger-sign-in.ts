import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';

/** What the issuer calls a sign-in with a second factor (OpenID Connect Core §2, `acr`). It takes every user's word for it. */
export const mfa = 'urn:demo:mfa';

type Parameters = Readonly<Record<string, unknown>>;

/** Whether a request wants such a sign-in. */
export const wantsMfa = ({ acr_values: values }: Parameters): boolean =>
  typeof values === 'string' && values.split(' ').includes(mfa);

/** OpenID Connect leaves it to the issuer whether to heed `acr_values`: this one asks the user. */
export const asksForMfa = new interactionPolicy.Check(
  'acr',
  'A sign-in with a second factor is wanted',
  ({ oidc }) => wantsMfa(oidc.params ?? {}) && oidc.acr !== mfa,
);

/** How the user signed in, and when, for the API to read (RFC 9068 §2.2.1). */
export function signInClaims({ oidc }: KoaContextWithOIDC): Readonly<Record<string, unknown>> {
  const { AuthorizationCode, RefreshToken, DeviceCode } = oidc.entities;
  const source = AuthorizationCode ?? RefreshToken ?? DeviceCode;
  return {
    ...(source?.acr !== undefined && { acr: source.acr }),
    ...(source?.authTime !== undefined && { auth_time: source.authTime }),
  };
}
