import { decodeJwt } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoApi } from '../../demo/clients.ts';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import { loopbackFetch } from '../support/loopback-fetch.ts';
import { browser } from './browser.ts';
import { authorizationUrl, discover, redirectUri, signIn } from './orders-client.ts';

let demo: Demo;
let server: oauth.AuthorizationServer;

beforeAll(async () => {
  demo = await startDemo({ ports: anyPorts, extensionRedirectUris: [redirectUri] });
  server = await discover(demo.issuer.url);
});

afterAll(() => demo.close());

describe('userinfo', () => {
  const ask = (token: string) =>
    loopbackFetch(server.userinfo_endpoint ?? '', {
      headers: { Authorization: `Bearer ${token}` },
    });

  test('says who it is to a token that is for no API', async () => {
    const { access_token } = await signIn({ server, parameters: { scope: 'openid email' } });

    expect(await (await ask(access_token)).json()).toEqual({
      sub: 'alice',
      email: 'alice@example.com',
      email_verified: true,
    });
  });

  test('says nothing to the token of an API', async () => {
    expect((await ask((await signIn({ server })).access_token)).status).toBe(401);
  });
});

describe('introspection', () => {
  const accept = (type: string, token: string) =>
    loopbackFetch(server.introspection_endpoint ?? '', {
      method: 'POST',
      headers: { Accept: type, Authorization: `Basic ${btoa(`${demoApi.id}:${demoApi.secret}`)}` },
      body: new URLSearchParams({ token }),
    });

  test.each([{ active: true }, { active: false }])(
    'is signed where asked: %o',
    async (expected) => {
      const parameters = { resource: `${demo.api.origin}/reports`, scope: 'reports:read' };
      const { access_token } = await signIn({ server, parameters });
      const token = expected.active ? access_token : 'nonsense';
      const answer = await accept('application/token-introspection+jwt', token);

      expect(answer.headers.get('content-type')).toContain('application/token-introspection+jwt');
      expect(decodeJwt(await answer.text())).toMatchObject({
        iss: demo.issuer.url,
        token_introspection: expected,
      });
    },
  );

  test('is plain JSON otherwise', async () => {
    expect(await (await accept('application/json', 'nonsense')).json()).toEqual({ active: false });
  });
});

describe('logout', () => {
  const goodbye = 'https://shop.example/goodbye';

  beforeAll(() =>
    demo.issuer.register({
      client_id: 'logs-out',
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [goodbye],
      token_endpoint_auth_method: 'none',
    }),
  );

  const signInUrl = () =>
    authorizationUrl(server, { client_id: 'logs-out' }, oauth.generateRandomCodeVerifier());

  const endSession = (parameters: Record<string, string>) =>
    `${server.end_session_endpoint}?${new URLSearchParams(parameters)}`;

  test('forgets the user and goes where the app said', async () => {
    const user = browser();
    await user.submit(await user.open(await signInUrl()), { user: 'alice' });
    const { id_token = '' } = await signIn({ server, clientId: 'logs-out' });
    const asked = { id_token_hint: id_token, post_logout_redirect_uri: goodbye, state: 'bye' };
    const question = await user.open(endSession(asked));
    const { url } = await user.submit(question, { logout: 'yes' });
    const again = await user.open(await signInUrl());

    expect(question.html).toContain('Sign out of the demo issuer?');
    expect(url.href).toBe(`${goodbye}?state=bye`);
    expect(again.html).toContain('Sign in as alice');
  });

  test('goes nowhere that the app has not registered', async () => {
    const asked = { client_id: 'logs-out', post_logout_redirect_uri: 'https://evil.example/' };

    expect((await browser().open(endSession(asked))).status).toBe(400);
  });
});
