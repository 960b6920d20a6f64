import { type Answer, json, status } from './hostile-issuer.ts';
import { idTokenFor } from './simulated-app.ts';
import { playDeletion, playManagement } from './simulated-beyond-management.ts';
import {
  type Application,
  IDENTITY,
  issuedFor,
  issuerOf,
  type Realm,
} from './simulated-beyond-tokens.ts';
import { bearerIn } from './simulated-client.ts';
import { play } from './simulated-hosts.ts';
import { simulateSignIn } from './simulated-sign-in.ts';

const isPublic = ({ client }: Application) => client.secret === undefined;

const documentOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  userinfo_endpoint: `${issuer}/userinfo`,
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
});

function signInOf(application: Application, realm: Realm) {
  const issuer = issuerOf(application);
  const tokens = (asked: URLSearchParams, form: URLSearchParams) => {
    const issued = issuedFor(application, asked, form);
    playDeletion(application, issued, realm);
    realm.set(issued.token, issued);
    return {
      access_token: issued.token,
      token_type: 'Bearer',
      expires_in: issued.lifetime,
      scope: issued.scopes.join(' '),
    };
  };
  const isOpenId = (asked: URLSearchParams) =>
    application.protocol === 'oidc' && asked.get('scope')?.split(' ').includes('openid');
  return simulateSignIn({
    client: application.client,
    pageError: (asked) =>
      isPublic(application) && asked.get('code_challenge_method') !== 'S256'
        ? 'invalid_request'
        : undefined,
    tokens: (asked, { form }) => ({
      ...tokens(asked, form),
      ...(isOpenId(asked) && { id_token: idTokenFor(asked, issuer, { sub: IDENTITY }) }),
    }),
    refreshToken: { isGiven: () => application.refreshes === true, isSingleUse: false },
  });
}

const telling =
  (realm: Realm): Answer =>
  (response, request) => {
    const isKnown = realm.has(bearerIn(request) ?? '');
    const answer = isKnown ? json({ sub: IDENTITY, name: 'Ada' }) : status(401);
    answer(response, request);
  };

/** Beyond Identity's realm with its applications, as its documentation describes them. */
export function playBeyondIdentity(applications: readonly Application[]): Realm {
  const realm: Realm = new Map();
  for (const application of applications) {
    const issuer = issuerOf(application);
    const { page, token } = signInOf(application, realm);
    play(`${issuer}/.well-known/openid-configuration`, json(documentOf(issuer)));
    play(`${issuer}/authorize`, page);
    play(`${issuer}/token`, token);
    play(`${issuer}/userinfo`, telling(realm));
  }
  playManagement(applications, realm);
  return realm;
}
