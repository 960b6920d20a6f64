import {
  type AuthorizationDetail,
  errors,
  type KoaContextWithOIDC,
  type RichAuthorizationRequestsActiveConfiguration,
} from 'oidc-provider';

/** RFC 9396: what an app may do with which orders, said more finely than scopes can. */
export const richAuthorizationRequests = {
  enabled: true,
  types: { orders: { validate: (_context, detail) => refuseUnknownActions(detail) } },
  authorizationDetailsForGrantSource: (context) => askedDetails(context),
  authorizationDetailsForAccessToken: (context, _token, source) =>
    source ? source.rar : askedDetails(context),
  authorizationDetailsForIntrospection: (_context, token) => token.rar,
} satisfies RichAuthorizationRequestsActiveConfiguration & {
  authorizationDetailsForIntrospection: unknown;
};

const knownActions: readonly unknown[] = ['read', 'write'];

function refuseUnknownActions({ actions }: AuthorizationDetail): void {
  if (Array.isArray(actions) && actions.every((action) => knownActions.includes(action))) return;
  throw new errors.InvalidAuthorizationDetails('actions must be a list of "read" and "write"');
}

/** The provider has parsed and validated them by the time that anyone asks. */
export function askedDetails({ oidc }: KoaContextWithOIDC): AuthorizationDetail[] | undefined {
  const asked = oidc.params?.['authorization_details'];
  return typeof asked === 'string' ? JSON.parse(asked) : undefined;
}
