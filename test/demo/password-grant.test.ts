import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import { redirectUri } from './orders-client.ts';
import { type Json, post } from './post.ts';

const clientId = 'takes-passwords';

let demo: Demo;

beforeAll(async () => {
  demo = await startDemo({ ports: anyPorts, extensionRedirectUris: [redirectUri] });
  await demo.issuer.register({
    client_id: clientId,
    redirect_uris: [],
    response_types: [],
    grant_types: ['password', 'refresh_token'],
    token_endpoint_auth_method: 'none',
  });
});

afterAll(() => demo.close());

const ask = (grant_type: string, form: Record<string, string>): Promise<Json> =>
  post(`${demo.issuer.url}/token`, { grant_type, client_id: clientId, ...form });

const claimsOf = (tokens: Json) => decodeJwt(String(tokens['access_token']));

describe('the password grant', () => {
  const signInWith = (password: string, username = 'alice', scope = 'orders:read') =>
    ask('password', { username, password, scope });

  test.each(['alice', 'bob'])('gives a token for %s', async (name) => {
    expect(claimsOf(await signInWith('demo', name))).toMatchObject({ sub: name });
  });

  test.each([
    ['a wrong password', 'wrong', 'alice'],
    ['a name that nobody has', 'demo', 'nobody'],
  ])('refuses %s', async (_what, password, name) => {
    expect(await signInWith(password, name)).toMatchObject({ error: 'invalid_grant' });
  });

  test('does not let Bob write', async () => {
    const tokens = await signInWith('demo', 'bob', 'orders:read orders:write');

    expect(tokens['scope']).toBe('orders:read');
  });

  test('gives all the user may have where no scope is asked for', async () => {
    const tokens = await ask('password', { username: 'alice', password: 'demo' });

    expect(tokens['scope']).toBe('orders:read orders:write');
    expect(tokens).not.toHaveProperty('refresh_token');
  });

  test('gives a refresh token that works', async () => {
    const tokens = await signInWith('demo', 'alice', 'orders:read offline_access');
    const refresh_token = String(tokens['refresh_token']);
    const next = await ask('refresh_token', { refresh_token });

    expect(claimsOf(next)).toMatchObject({ sub: 'alice', scope: 'orders:read' });
  });

  test('gives the details asked for', async () => {
    const authorization_details = JSON.stringify([{ type: 'orders', actions: ['read'] }]);
    const form = { username: 'alice', password: 'demo', authorization_details };

    expect(await ask('password', form)).toMatchObject({
      authorization_details: [{ type: 'orders', actions: ['read'] }],
    });
  });
});
