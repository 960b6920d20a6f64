import { decodeJwt } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ordersServer, ordersWeb } from '../../demo/clients.ts';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import { demoUser } from '../support/demo-user.ts';
import { actionOf, browser, hiddenFields, type Place } from './browser.ts';
import { authorizationUrl, discover, http, redirectUri, refresh, signIn } from './orders-client.ts';

const orders = (...actions: string[]) => [{ type: 'orders', actions }];

let demo: Demo;
let server: oauth.AuthorizationServer;

beforeAll(async () => {
  demo = await startDemo({ ports: anyPorts, extensionRedirectUris: [redirectUri] });
  server = await discover(demo.issuer.url);
});

afterAll(() => demo.close());

const refusedFor = (error: string) => expect.objectContaining({ error });

/** Signs in as Alice with these, and comes to where the issuer sends the browser with its answer. */
async function answerTo(parameters: Record<string, string>): Promise<Place> {
  const user = browser();
  const verifier = oauth.generateRandomCodeVerifier();
  const asked = { client_id: ordersWeb.id, state: 'a-state', ...parameters };
  const form = await user.open(await authorizationUrl(server, asked, verifier));
  return user.submit(form, { user: 'alice' });
}

describe('a pushed authorization request', () => {
  /** Pushes what the app would have sent with the browser, which is left with the reference. */
  async function push(url: URL, authentication = oauth.None()): Promise<URL> {
    const client = { client_id: url.searchParams.get('client_id') ?? '' };
    const response = await oauth.pushedAuthorizationRequest(
      server,
      client,
      authentication,
      url.searchParams,
      http,
    );
    const { request_uri } = await oauth.processPushedAuthorizationResponse(
      server,
      client,
      response,
    );
    const pushed = new URL(url.href.split('?', 1)[0] ?? '');
    pushed.search = new URLSearchParams({ ...client, request_uri }).toString();
    return pushed;
  }

  test('signs in, with a refresh token as without the push', async () => {
    const authorize = async (url: URL) => demoUser().authorize(await push(url), 'alice');
    const tokens = await signIn({ server, authorize });

    expect(decodeJwt(tokens.access_token).sub).toBe('alice');
    expect((await refresh(server, tokens.refresh_token)).access_token).toBeTypeOf('string');
  });

  test('is refused to whom does not have the client’s secret', async () => {
    const authorize = (url: URL) => push(url, oauth.ClientSecretBasic('wrong'));
    const attempt = signIn({ server, clientId: ordersServer.id, authorize });

    await expect(attempt).rejects.toMatchObject({ status: 401 });
  });

  test('is refused where it asks for what is not known', async () => {
    const authorize = (url: URL) => push(url);
    const parameters = { resource: 'https://unknown.example/' };

    await expect(signIn({ server, authorize, parameters })).rejects.toEqual(
      refusedFor('invalid_target'),
    );
  });
});

describe('authorization details', () => {
  const ask = (details: unknown) =>
    signIn({ server, parameters: { authorization_details: JSON.stringify(details) } });

  test('come back with the token, in it, and with the next one', async () => {
    const tokens = await ask(orders('read', 'write'));
    const next = await refresh(server, tokens.refresh_token);

    expect(tokens.authorization_details).toEqual(orders('read', 'write'));
    expect(decodeJwt(tokens.access_token)['authorization_details']).toEqual(
      orders('read', 'write'),
    );
    expect(next.authorization_details).toEqual(orders('read', 'write'));
  });

  test('do not stand in the way of a silent sign-in', async () => {
    const { authorize } = demoUser();
    await signIn({ server, authorize: (url) => authorize(url, 'alice') });
    const silent = await signIn({
      server,
      authorize: (url) => authorize(url, 'cancel'),
      parameters: { prompt: 'none', authorization_details: JSON.stringify(orders('read')) },
    });

    expect(silent.authorization_details).toEqual(orders('read'));
  });

  test.each([
    ['of an unknown type', [{ type: 'payments' }]],
    ['without actions', [{ type: 'orders' }]],
    ['with an unknown action', orders('burn')],
  ])('are refused %s', async (_what, details) => {
    await expect(ask(details)).rejects.toEqual(refusedFor('invalid_authorization_details'));
  });
});

describe('the answer comes', () => {
  test('in the query by itself, and where it is asked for', async () => {
    for (const parameters of [{}, { response_mode: 'query' }]) {
      const { url } = await answerTo(parameters);

      expect(url.searchParams.get('code')).toBeTypeOf('string');
      expect(url.searchParams.get('state')).toBe('a-state');
    }
  });

  test('in the fragment', async () => {
    const { url } = await answerTo({ response_mode: 'fragment' });

    expect(url.search).toBe('');
    expect(new URLSearchParams(url.hash.slice(1)).get('code')).toBeTypeOf('string');
  });

  test('in a form that posts itself', async () => {
    const { html } = await answerTo({ response_mode: 'form_post' });

    expect(actionOf(html)).toBe(redirectUri);
    expect(hiddenFields(html)).toEqual({
      code: expect.any(String),
      state: 'a-state',
      iss: demo.issuer.url,
    });
  });
});
