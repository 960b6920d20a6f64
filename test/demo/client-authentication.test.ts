import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import * as oauth from 'oauth4webapi';
import type { ClientMetadata } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import { authorizeAs } from '../support/demo-user.ts';
import { newClientKey } from './client-keys.ts';
import { clientCredentials, discover, redirectUri, signIn } from './orders-client.ts';
import { type Json, post } from './post.ts';

const secret = 'a secret that is long enough for HS512, which wants sixty-four bytes of it';

let demo: Demo;
let server: oauth.AuthorizationServer;

beforeAll(async () => {
  demo = await startDemo({ ports: anyPorts, extensionRedirectUris: [redirectUri] });
  server = await discover(demo.issuer.url);
});

afterAll(() => demo.close());

const machine = (id: string): ClientMetadata => ({
  client_id: id,
  redirect_uris: [],
  response_types: [],
  grant_types: ['client_credentials'],
});

/** The client's word that it is itself, signed with what it has. */
function assertionOf(id: string, alg: string, key: CryptoKey | Uint8Array): Promise<string> {
  return new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg })
    .setIssuer(id)
    .setSubject(id)
    .setAudience(demo.issuer.url)
    .setExpirationTime('1m')
    .sign(key);
}

const askWith = (client_assertion: string): Promise<Json> =>
  post(server.token_endpoint, {
    grant_type: 'client_credentials',
    scope: 'reports:read',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion,
  });

const algorithms = ['RS', 'PS', 'ES'].flatMap((name) => ['256', '384', '512'].map((n) => name + n));

describe('private_key_jwt', () => {
  const register = async (id: string, alg: string) => {
    const { jwks, privateKey } = await newClientKey(alg);
    const token_endpoint_auth_method = 'private_key_jwt';
    await demo.issuer.register({ ...machine(id), jwks, token_endpoint_auth_method });
    return privateKey;
  };

  test.each([...algorithms, 'Ed25519', 'EdDSA'])('takes %s', async (alg) => {
    const key = await register(`job-${alg}`, alg);

    expect(await askWith(await assertionOf(`job-${alg}`, alg, key))).toMatchObject({
      scope: 'reports:read',
    });
  });

  test('takes what oauth4webapi makes', async () => {
    const key = await register('job-library', 'ES256');
    const tokens = await clientCredentials(server, 'job-library', oauth.PrivateKeyJwt(key));

    expect(tokens.access_token).toBeTypeOf('string');
  });

  test('refuses another key', async () => {
    await register('job-other-key', 'ES256');
    const { privateKey } = await newClientKey('ES256');

    expect(await askWith(await assertionOf('job-other-key', 'ES256', privateKey))).toMatchObject({
      error: 'invalid_client',
    });
  });
});

describe('client_secret_jwt', () => {
  const register = (id: string) =>
    demo.issuer.register({
      ...machine(id),
      client_secret: secret,
      token_endpoint_auth_method: 'client_secret_jwt',
    });

  test.each(['HS256', 'HS384', 'HS512'])('takes %s', async (alg) => {
    await register('job-secret');
    const assertion = await assertionOf('job-secret', alg, new TextEncoder().encode(secret));

    expect(await askWith(assertion)).toMatchObject({ scope: 'reports:read' });
  });

  test('refuses another secret', async () => {
    await register('job-secret');
    const attempt = clientCredentials(server, 'job-secret', oauth.ClientSecretJwt(`${secret}!`));

    await expect(attempt).rejects.toMatchObject({ status: 401 });
  });
});

describe('a client registered at run time', () => {
  const web = (redirect_uri: string): ClientMetadata => ({
    client_id: 'run-time',
    redirect_uris: [redirect_uri],
    token_endpoint_auth_method: 'none',
  });

  test('can sign a user in, at its own redirect URI only', async () => {
    await demo.issuer.register(web('http://elsewhere.localhost:1/callback'));
    await expect(signIn({ server, clientId: 'run-time' })).rejects.toThrow('no form here');
    await demo.issuer.register(web(redirectUri));

    expect((await signIn({ server, clientId: 'run-time' })).access_token).toBeTypeOf('string');
  });

  test('is refused where its metadata are wrong', async () => {
    const attempt = demo.issuer.register(web('not a URL'));

    await expect(attempt).rejects.toThrow('invalid_redirect_uri');
  });

  test('needs no PKCE where its ID says so', async () => {
    await demo.issuer.register({ ...web(redirectUri), client_id: 'no-pkce-app' });
    const form = { grant_type: 'authorization_code', client_id: 'no-pkce-app' };
    const asked = { response_type: 'code', client_id: 'no-pkce-app', scope: 'openid' };
    const url = new URL(server.authorization_endpoint ?? '');
    url.search = new URLSearchParams({ ...asked, redirect_uri: redirectUri }).toString();
    const code = (await authorizeAs('alice')(url)).searchParams.get('code') ?? '';
    const tokens = await post(server.token_endpoint, { ...form, redirect_uri: redirectUri, code });

    expect(tokens['access_token']).toBeTypeOf('string');
  });
});
