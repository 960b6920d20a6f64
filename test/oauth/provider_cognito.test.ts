import { expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { introspect } from '../../src/oauth/introspection.ts';
import { failureFrom } from '../support/grants.ts';
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
import { askedOf, firstAskedOf } from '../support/simulated-hosts.ts';
import { playOpenId } from '../support/simulated-openid.ts';

withHostileIssuer();

const ISSUER = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123';
const DOMAIN = 'https://shop.auth.eu-west-1.amazoncognito.com';

const playCognito = (named = ISSUER) =>
  playOpenId(
    {
      issuer: named,
      authorization_endpoint: `${DOMAIN}/oauth2/authorize`,
      token_endpoint: `${DOMAIN}/oauth2/token`,
      userinfo_endpoint: `${DOMAIN}/oauth2/userInfo`,
      revocation_endpoint: `${DOMAIN}/oauth2/revoke`,
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    },
    {
      client: { id: 'client' },
      tokens: (asked) => ({
        access_token: jwtWith(
          { iss: ISSUER, sub: 'user-1', client_id: 'client', token_use: 'access' },
          { alg: 'RS256', kid: 'key-1' },
        ),
        id_token: idTokenFor(asked, ISSUER, { token_use: 'id', email: 'a@b.test' }),
        token_type: 'Bearer',
        expires_in: 3600,
      }),
      refreshToken: { isGiven: () => true, isSingleUse: false },
    },
    ISSUER,
  );

const COGNITO: Described = {
  provider: 'cognito',
  blanks: { region: 'eu-west-1', pool: 'eu-west-1_AbCdEf123' },
  form: { clientId: 'client', scope: 'openid https://api.example.com/orders.read' },
};

test('AWS Cognito has its issuer at one host and its endpoints at another', async () => {
  playCognito();
  const { grant } = await userApp(COGNITO);
  expect(askedOf(`${ISSUER}/.well-known/openid-configuration`)).toHaveLength(1);
  expect(grant.server).toMatchObject({
    issuer: ISSUER,
    authorizationEndpoint: `${DOMAIN}/oauth2/authorize`,
    tokenEndpoint: `${DOMAIN}/oauth2/token`,
  });
});

test('AWS Cognito gives an access token without an audience', async () => {
  playCognito();
  const { tokens } = await signInTo(await userApp(COGNITO));
  const reading = readToken(tokens.accessToken);
  expect(reading).toMatchObject({ claims: { client_id: 'client', token_use: 'access' } });
  expect(reading).not.toHaveProperty('claims.aud');
  expect(tokens.who).toBe('a@b.test');
});

test('AWS Cognito says no scopes, so those that were asked for count', async () => {
  playCognito();
  const { tokens } = await signInTo(await userApp(COGNITO));
  expect(tokens.scopes).toEqual(['openid', 'https://api.example.com/orders.read']);
});

test('AWS Cognito takes a public client by its ID alone, which its metadata does not list', async () => {
  playCognito();
  await signInTo(await userApp(COGNITO));
  const { headers, form } = firstAskedOf(`${DOMAIN}/oauth2/token`);
  expect(headers.authorization).toBeUndefined();
  expect([form.get('client_id'), form.has('client_secret')]).toEqual(['client', false]);
});

test('AWS Cognito always gives a refresh token, which stays good', async () => {
  playCognito();
  const app = await userApp(COGNITO);
  const first = await signInTo(app);
  const next = await renew(app, first);
  expect(next.refreshToken).toBe(first.refreshToken);
  expect((await renew(app, next)).tokens.subject).toBe('user-1');
});

test('AWS Cognito introspects nothing', async () => {
  playCognito();
  const { grant } = await userApp(COGNITO);
  const work = introspect(grant, { kind: 'client', credentials: {} }, 'any', ports);
  expect(await failureFrom(work)).toEqual(failure('method_unsupported'));
});

test('AWS Cognito whose metadata names the host of the login page is not taken for it', async () => {
  playCognito(DOMAIN);
  expect(await failureFrom(userApp(COGNITO))).toEqual(failure('issuer_mismatch'));
});
