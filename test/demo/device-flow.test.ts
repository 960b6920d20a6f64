import { decodeJwt } from 'jose';
import type * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deviceDemo } from '../../demo/clients.ts';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import { loopbackFetch } from '../support/loopback-fetch.ts';
import { type Browser, browser, type Place } from './browser.ts';
import { discover, redirectUri } from './orders-client.ts';
import { type Json, post } from './post.ts';

const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
const scope = 'openid offline_access orders:read orders:write';

let demo: Demo;
let server: oauth.AuthorizationServer;
let device: Json;

beforeAll(async () => {
  demo = await startDemo({ ports: anyPorts, extensionRedirectUris: [redirectUri] });
  server = await discover(demo.issuer.url);
});

afterAll(() => demo.close());

beforeEach(async () => {
  device = await post(server.device_authorization_endpoint, { client_id: deviceDemo.id, scope });
});

function poll(): Promise<Json> {
  const device_code = String(device['device_code']);
  const form = { grant_type: grantType, client_id: deviceDemo.id, device_code };
  return post(server.token_endpoint, form);
}

/** Types the code in, and comes to the page that asks whether it is the right device. */
async function typeCode(user: Browser, user_code = String(device['user_code'])): Promise<Place> {
  return user.submit(await user.open(String(device['verification_uri'])), { user_code });
}

/** Says that it is the right device, and comes to the sign-in. */
const confirm = async (user: Browser) => user.submit(await typeCode(user));

describe('the device flow', () => {
  test('gives no token until the user has let the device in', async () => {
    expect(await poll()).toMatchObject({ error: 'authorization_pending' });
  });

  test.each(['alice', 'bob'])('gives the token of %s, who signed in', async (name) => {
    const user = browser();
    const done = await user.submit(await confirm(user), { user: name });

    expect(done.html).toContain('Device connected');
    const tokens = await poll();
    expect(decodeJwt(String(tokens['access_token'])).sub).toBe(name);
    expect(tokens['refresh_token']).toBeTypeOf('string');
  });

  test('gives one token only', async () => {
    const user = browser();
    await user.submit(await confirm(user), { user: 'alice' });
    await poll();

    expect(await poll()).toMatchObject({ error: 'invalid_grant' });
  });

  test('ends when the user cancels the sign-in', async () => {
    const user = browser();
    await user.submit(await confirm(user), { user: '' });

    expect(await poll()).toMatchObject({ error: 'access_denied' });
  });

  test('ends when it is not the user’s device', async () => {
    const user = browser();
    await user.submit(await typeCode(user), { abort: 'yes' });

    expect(await poll()).toMatchObject({ error: 'access_denied' });
  });

  test('can begin with the code in the address', async () => {
    const user = browser();
    const page = await user.open(String(device['verification_uri_complete']));
    const confirmation = await user.submit(page);

    expect(confirmation.html).toContain(String(device['user_code']));
    expect(confirmation.html).toContain(deviceDemo.id);
  });

  test('says when it does not know the code', async () => {
    expect((await typeCode(browser(), 'XXXX-XXXX')).html).toContain('the code was not found');
  });

  test('does not ask who it is in a browser that has signed in', async () => {
    const user = browser();
    await user.submit(await confirm(user), { user: 'alice' });
    device = await post(server.device_authorization_endpoint, { client_id: deviceDemo.id, scope });

    expect((await confirm(user)).html).toContain('Device connected');
  });
});

test('the pages run no script', async () => {
  const address = String(device['verification_uri']);
  const input = await browser().open(address);
  const { headers } = await loopbackFetch(address);

  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(input.html).toContain('aria-label="Code"');
  for (const { html } of [input, await typeCode(browser())]) {
    expect(html).toContain('<form');
    expect(html).not.toMatch(/<script|\son\w+=/);
  }
});
