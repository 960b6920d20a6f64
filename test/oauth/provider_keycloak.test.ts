import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { failureFrom, NOON, signIn } from '../support/grants.ts';
import { withHostileIssuer } from '../support/issuers.ts';
import { jwtWith } from '../support/samples.ts';
import {
  type Described,
  idTokenFor,
  ports,
  renew,
  signInTo,
  userApp,
} from '../support/simulated-app.ts';
import { agreeing, askedOf } from '../support/simulated-hosts.ts';
import { playOpenId } from '../support/simulated-openid.ts';

withHostileIssuer();

/** Before version 17 it stood below /auth. */
const SERVERS = ['https://id.example.com', 'https://id.example.com/auth'];

function playKeycloak(server: string) {
  const issuer = `${server}/realms/shop`;
  const endpoints = `${issuer}/protocol/openid-connect`;
  playOpenId(
    {
      issuer,
      authorization_endpoint: `${endpoints}/auth`,
      token_endpoint: `${endpoints}/token`,
      introspection_endpoint: `${endpoints}/token/introspect`,
      end_session_endpoint: `${endpoints}/logout`,
      authorization_response_iss_parameter_supported: true,
      code_challenge_methods_supported: ['plain', 'S256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_basic'],
    },
    {
      client: { id: 'client' },
      inAnswer: { session_state: 'session-1', iss: issuer },
      tokens: (asked) => ({
        access_token: jwtWith({ iss: issuer, sub: 'user-1', typ: 'Bearer', azp: 'client' }),
        expires_in: 300,
        refresh_expires_in: 1800,
        token_type: 'Bearer',
        'not-before-policy': 0,
        session_state: 'session-1',
        scope: 'openid profile',
        id_token: idTokenFor(asked, issuer, { typ: 'ID', azp: 'client' }),
      }),
      refreshToken: { isGiven: () => true, isSingleUse: false },
    },
  );
  return { issuer, endpoints };
}

const keycloak = (server: string): Described => ({
  provider: 'keycloak',
  blanks: { server, realm: 'shop' },
  form: { clientId: 'client' },
});

describe.each(SERVERS)('Keycloak at %s', (server) => {
  test('has its metadata below the realm', async () => {
    const { issuer, endpoints } = playKeycloak(server);
    const { grant } = await userApp(keycloak(server));
    expect(askedOf(`${issuer}/.well-known/openid-configuration`)).toHaveLength(1);
    expect(grant.server).toMatchObject({
      issuer,
      tokenEndpoint: `${endpoints}/token`,
      introspectionEndpoint: `${endpoints}/token/introspect`,
      namesItself: true,
    });
  });

  test('gives a JWT that says in a claim that it is a bearer token', async () => {
    playKeycloak(server);
    const { tokens } = await signInTo(await userApp(keycloak(server)));
    expect(readToken(tokens.accessToken)).toMatchObject({ claims: { typ: 'Bearer' } });
    expect(tokens.scopes).toEqual(['openid', 'profile']);
  });

  test('gives a refresh token without offline_access', async () => {
    playKeycloak(server);
    const app = await userApp(keycloak(server));
    const first = await signInTo(app);
    expect(app.grant.request.scopes).toEqual(['openid']);
    expect(first.tokens.refreshToken).toEqual({ receivedAt: NOON, expiresAt: NOON + 1_800_000 });
    expect((await renew(app, first)).tokens).toMatchObject({
      subject: 'user-1',
      refreshToken: first.tokens.refreshToken,
    });
  });

  test('whose answer does not name it is not believed', async () => {
    playKeycloak(server);
    const { grant, credentials } = await userApp(keycloak(server));
    const authorize = async (url: URL) => {
      const answer = await agreeing(url);
      answer.searchParams.delete('iss');
      return answer;
    };
    const work = signIn(grant, credentials, { ...ports, authorize });
    expect(await failureFrom(work)).toEqual(failure('issuer_unnamed'));
  });
});
