import { randomUUID } from 'node:crypto';
import { decodeJwt, type JWTPayload, SignJWT } from 'jose';
import * as oauth from 'oauth4webapi';
import type { ClientMetadata } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportsJob } from '../../demo/clients.ts';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import { authorizeAs } from '../support/demo-user.ts';
import { type ClientKey, newClientKey } from './client-keys.ts';
import { clientCredentials, discover, redirectUri, signIn } from './orders-client.ts';
import { type Json, post } from './post.ts';

const grants = {
  exchange: 'urn:ietf:params:oauth:grant-type:token-exchange',
  assertion: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  password: 'password',
};

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';

let demo: Demo;
let server: oauth.AuthorizationServer;
let key: ClientKey;
let alice: string;

beforeAll(async () => {
  demo = await startDemo({ ports: anyPorts, extensionRedirectUris: [redirectUri] });
  server = await discover(demo.issuer.url);
  key = await newClientKey('ES256');
  await demo.issuer.register({ ...client, ...{ jwks: key.jwks } });
  alice = (await signIn({ server })).access_token;
});

afterAll(() => demo.close());

const client: ClientMetadata = {
  client_id: 'all-grants',
  redirect_uris: [],
  response_types: [],
  grant_types: [...Object.values(grants), 'refresh_token'],
  token_endpoint_auth_method: 'none',
};

const ask = (grant_type: string, form: Record<string, string>): Promise<Json> =>
  post(server.token_endpoint, { grant_type, client_id: client.client_id, ...form });

const claimsOf = (tokens: Json) => decodeJwt(String(tokens['access_token']));

test('the metadata list them', () => {
  expect(server.grant_types_supported).toEqual(
    expect.arrayContaining([...Object.values(grants), 'client_credentials']),
  );
});

describe('token exchange', () => {
  const exchange = (form: Record<string, string> = {}) =>
    ask(grants.exchange, {
      subject_token: alice,
      subject_token_type: accessTokenType,
      scope: 'orders:read',
      ...form,
    });

  test('gives a token for the same user that names the client', async () => {
    const tokens = await exchange();

    expect(tokens).toMatchObject({
      issued_token_type: accessTokenType,
      token_type: 'Bearer',
      scope: 'orders:read',
      expires_in: 300,
    });
    expect(claimsOf(tokens)).toMatchObject({
      sub: 'alice',
      client_id: 'all-grants',
      aud: `${demo.api.origin}/orders`,
      act: { sub: 'all-grants', client_id: 'all-grants' },
    });
  });

  test('names the actor where one is told', async () => {
    const bob = (await signIn({ server, authorize: authorizeAs('bob') })).access_token;
    const actor = { actor_token: bob, actor_token_type: accessTokenType };

    expect(claimsOf(await exchange(actor))).toMatchObject({ sub: 'alice', act: { sub: 'bob' } });
  });

  test.each(['resource', 'audience'])('gives a token for the other API by %s', async (name) => {
    const tokens = await exchange({ [name]: `${demo.api.origin}/reports`, scope: 'reports:read' });

    expect(tokens['scope']).toBe('reports:read');
    expect(tokens['access_token']).not.toContain('.');
  });

  test('takes an opaque token', async () => {
    const parameters = { resource: `${demo.api.origin}/reports`, scope: 'reports:read' };
    const { access_token } = await signIn({ server, parameters });

    expect(claimsOf(await exchange({ subject_token: access_token })).sub).toBe('alice');
  });

  test.each([
    ['no token', { subject_token: 'nonsense' }],
    ['no type', { subject_token_type: '' }],
    ['another type wanted', { requested_token_type: 'urn:ietf:params:oauth:token-type:saml2' }],
    ['an actor that is nobody', { actor_token: 'nonsense', actor_token_type: accessTokenType }],
  ])('refuses %s', async (_what, form) => {
    expect(await exchange(form)).toMatchObject({ error: 'invalid_request' });
  });

  test('refuses the token of a client, which is no user', async () => {
    const basic = oauth.ClientSecretBasic(reportsJob.secret);
    const { access_token } = await clientCredentials(server, reportsJob.id, basic);

    expect(await exchange({ subject_token: access_token })).toMatchObject({
      error: 'invalid_request',
    });
  });
});

describe('JWT bearer', () => {
  const assertion = (claims: JWTPayload = {}, signedWith = key) => {
    const usual = {
      iss: client.client_id,
      sub: 'alice',
      aud: demo.issuer.url,
      exp: Math.floor(Date.now() / 1000) + 60,
      jti: randomUUID(),
    };
    return new SignJWT({ ...usual, ...claims })
      .setProtectedHeader({ alg: 'ES256' })
      .sign(signedWith.privateKey);
  };

  const bear = (word: string) => ask(grants.assertion, { assertion: word, scope: 'orders:read' });

  test('gives a token for the user that the client vouches for', async () => {
    const tokens = await bear(await assertion({ sub: 'bob' }));

    expect(tokens).toMatchObject({ token_type: 'Bearer', scope: 'orders:read' });
    expect(claimsOf(tokens)).toMatchObject({ sub: 'bob', client_id: 'all-grants' });
    expect(claimsOf(tokens)).not.toHaveProperty('act');
  });

  test('takes the token endpoint for an audience too', async () => {
    const tokens = await bear(await assertion({ aud: server.token_endpoint ?? '' }));

    expect(claimsOf(tokens).sub).toBe('alice');
  });

  test.each([
    ['about nobody', { sub: 'nobody' }],
    ['for another issuer', { aud: 'https://elsewhere.example' }],
    ['of another client', { iss: 'somebody-else' }],
    ['that is over', { exp: 1 }],
    ['without an end', { exp: undefined }],
  ])('refuses an assertion %s', async (_what, claims) => {
    expect(await bear(await assertion(claims as JWTPayload))).toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('refuses another key', async () => {
    const word = await assertion({}, await newClientKey('ES256'));

    expect(await bear(word)).toMatchObject({ error: 'invalid_grant' });
  });

  test('takes an assertion once only', async () => {
    const word = await assertion();
    await bear(word);

    expect(await bear(word)).toMatchObject({ error: 'invalid_grant' });
  });
});
