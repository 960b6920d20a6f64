import { ordersWeb } from './clients.ts';
import { authorizationPath } from './issuer-paths.ts';

/** Where the shop would take the answer to a sign-in. */
export const returnPath = '/signed-in';

export type SignInOrigins = {
  readonly issuer: string;
  readonly api: string;
  readonly page: string;
};

/** A sign-in as it would stand in the address bar (RFC 6749 §4.1.1, RFC 8707 §2): all that Lanyard has to be told. */
export function signInAddress({ issuer, api, page }: SignInOrigins): string {
  const url = new URL(authorizationPath, issuer);
  url.search = new URLSearchParams({
    client_id: ordersWeb.id,
    response_type: 'code',
    redirect_uri: page + returnPath,
    scope: 'openid offline_access orders:read orders:write',
    resource: `${api}/orders`,
  }).toString();
  return url.href;
}
