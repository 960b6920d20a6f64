export const authorizationPath = '/auth';
export const pushedRequestPath = '/request';
export const tokenPath = '/token';
export const jwksPath = '/jwks';
export const introspectionPath = '/token/introspection';
